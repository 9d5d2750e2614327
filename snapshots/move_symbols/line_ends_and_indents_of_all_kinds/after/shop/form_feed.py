"""Doc."""

from shop.legacy import tax
from shop.pricing import unit_price


def f():

    from shop.pricing import unit_price as p
    return p, tax
