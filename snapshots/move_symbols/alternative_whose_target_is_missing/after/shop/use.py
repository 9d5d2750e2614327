try:
    from shop.pricing import unit_price as price
except ImportError:
    from shop.older import price

print(price("a"))
