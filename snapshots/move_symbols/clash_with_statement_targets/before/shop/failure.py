from shop.legacy import price

try:
    print(price("a"))
except ValueError as unit_price:
    print(unit_price)
