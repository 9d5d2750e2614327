import logging

try:
    from shop.pricing import unit_price
except ImportError:
    logging.exception("no price")
    raise
else:
    PRICE = unit_price("a")
finally:
    from shop.pricing import vat

print(vat(PRICE))
