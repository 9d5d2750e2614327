from shop.legacy import vat, unit_price

print(unit_price("a"), vat)
