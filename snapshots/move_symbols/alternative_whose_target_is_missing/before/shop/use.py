try:
    from shop.legacy import price
except ImportError:
    from shop.older import price

print(price("a"))
