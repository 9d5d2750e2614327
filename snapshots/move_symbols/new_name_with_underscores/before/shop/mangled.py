from shop.legacy import tax


class Item:
    def total(self):
        return tax(1)
