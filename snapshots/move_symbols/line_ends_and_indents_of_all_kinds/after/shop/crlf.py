"""Windows."""
from shop.legacy import (
    tax,
)
from shop.pricing import unit_price  # one


def f():
    from shop.legacy import tax as t
    from shop.pricing import unit_price as p
    return p, t, unit_price, tax
