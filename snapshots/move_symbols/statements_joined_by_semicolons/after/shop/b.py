from shop.legacy import tax; from shop.pricing import unit_price; TOTAL = unit_price("a") + tax(1)
