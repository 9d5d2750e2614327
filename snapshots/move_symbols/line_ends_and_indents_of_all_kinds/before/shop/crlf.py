"""Windows."""
from shop.legacy import (
    price,  # one
    tax,
)


def f():
    from shop.legacy import price as p, tax as t
    return p, t, price, tax
