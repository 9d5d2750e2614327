import os

from shop.legacy import LIMIT


class Settings:
    if os.environ.get("LIMIT"):
        LIMIT = 5
    twice = LIMIT * 2
