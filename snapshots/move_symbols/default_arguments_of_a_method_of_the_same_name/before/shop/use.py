from shop.legacy import LIMIT, price


class Item:
    def price(self, how=price, *, top=LIMIT) -> price:
        return how(top)

    @property
    def LIMIT(self, n: LIMIT = LIMIT) -> int:
        return n
