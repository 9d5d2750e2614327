from shop.legacy import (  # noqa: F401
    Basket,
    price,  # type: ignore[attr-defined]
    tax,  # pylint: disable=no-name-in-module
)
