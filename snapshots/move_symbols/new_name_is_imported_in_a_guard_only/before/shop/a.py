import os

if os.environ.get("NEW"):
    from shop.pricing import unit_price

from shop.legacy import price


def show():
    return price("a")
