import os

from shop.cart import MAX_ITEMS as LIMIT


class Settings:
    if os.environ.get("LIMIT"):
        LIMIT = 5
    twice = LIMIT * 2
