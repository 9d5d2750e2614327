from shop.cart import MAX_ITEMS
from shop.pricing import unit_price


class Item:
    def price(self, how=unit_price, *, top=MAX_ITEMS) -> unit_price:
        return how(top)

    @property
    def LIMIT(self, n: MAX_ITEMS = MAX_ITEMS) -> int:
        return n
