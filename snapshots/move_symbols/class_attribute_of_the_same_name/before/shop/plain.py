from shop.legacy import LIMIT, price


class Settings:
    LIMIT = LIMIT
    price = staticmethod(price)
    twice = LIMIT * 2
    cheap = [price(i) for i in range(LIMIT)]

    def limit(self):
        return LIMIT + self.LIMIT
