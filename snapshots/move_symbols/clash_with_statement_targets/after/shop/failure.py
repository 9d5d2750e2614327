from shop.pricing import unit_price as price

try:
    print(price("a"))
except ValueError as unit_price:
    print(unit_price)
