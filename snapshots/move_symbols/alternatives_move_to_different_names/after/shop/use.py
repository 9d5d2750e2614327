try:
    from shop.pricing import unit_price as price
except ImportError:
    from shop.pricing import vat as price

print(price("a"))
