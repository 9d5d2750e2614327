from shop.pricing import unit_price  # type: ignore[attr-defined]

print(unit_price)
