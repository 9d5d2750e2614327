from shop.legacy import Basket  # type: ignore[import-untyped]  # noqa: I001
from shop.pricing import unit_price  # type: ignore[import-untyped]  # noqa: I001

print(Basket, unit_price)
