"""Doc."""

from shop.legacy import tax, price


def f():

    from shop.legacy import price as p
    return p, tax
