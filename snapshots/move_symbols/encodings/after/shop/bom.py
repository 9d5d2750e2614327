from shop.pricing import unit_price

print("é", unit_price("ü"))
