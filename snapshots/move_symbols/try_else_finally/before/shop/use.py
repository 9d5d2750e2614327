import logging

try:
    from shop.legacy import price
except ImportError:
    logging.exception("no price")
    raise
else:
    PRICE = price("a")
finally:
    from shop.legacy import tax

print(tax(PRICE))
