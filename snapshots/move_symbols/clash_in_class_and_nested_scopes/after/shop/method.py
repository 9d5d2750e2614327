from shop.pricing import unit_price


class Item:
    unit_price = 3

    def total(self):
        return unit_price(self.unit_price)
