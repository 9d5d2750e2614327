import os

from shop.pricing import unit_price as price


class Item:
    if os.environ:
        from shop.other import price
    total = price("a")
