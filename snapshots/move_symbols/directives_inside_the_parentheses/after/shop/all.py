from shop.pricing import (  # pylint: disable=unused-import
    unit_price,  # noqa: F401
)
