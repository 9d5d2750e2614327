import os

if os.environ.get("NEW"):
    from shop.pricing import unit_price

from shop.pricing import unit_price


def show():
    return unit_price("a")
