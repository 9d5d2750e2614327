from shop.legacy import price

print("é", price("ü"))
