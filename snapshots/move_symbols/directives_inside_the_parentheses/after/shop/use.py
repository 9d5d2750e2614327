from shop.legacy import (  # noqa: F401
    Basket,
    tax,  # pylint: disable=no-name-in-module
)
from shop.pricing import unit_price  # type: ignore[attr-defined]
