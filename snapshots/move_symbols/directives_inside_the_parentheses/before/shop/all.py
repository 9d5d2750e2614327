from shop.legacy import (  # pylint: disable=unused-import
    price,  # noqa: F401
)
