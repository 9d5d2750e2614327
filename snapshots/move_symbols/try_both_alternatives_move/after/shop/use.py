try:
    from shop.pricing import unit_price
except ImportError:
    from shop.pricing import unit_price

print(unit_price("a"))
