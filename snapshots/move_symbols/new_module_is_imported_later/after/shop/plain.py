from shop.pricing import CURRENCY, unit_price, vat

print(unit_price("a"), CURRENCY, vat(1))
