from shop.cart import MAX_ITEMS
from shop.pricing import unit_price


class Settings:
    LIMIT = MAX_ITEMS
    price = staticmethod(unit_price)
    twice = LIMIT * 2
    cheap = [unit_price(i) for i in range(LIMIT)]

    def limit(self):
        return MAX_ITEMS + self.LIMIT
