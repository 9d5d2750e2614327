import os

from shop.legacy import price


class Item:
    if os.environ:
        from shop.other import price
    total = price("a")
