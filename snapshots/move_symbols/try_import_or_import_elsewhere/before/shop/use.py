try:
    from shop.old_shop import price
except ImportError:
    from shop.legacy import price

print(price("a"))
