from shop.legacy import price  # type: ignore[attr-defined]

print(price)
