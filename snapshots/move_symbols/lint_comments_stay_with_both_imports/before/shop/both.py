from shop.legacy import Basket, price  # type: ignore[import-untyped]  # noqa: I001

print(Basket, price)
