from shop.pricing import __vat as tax


class Item:
    def total(self):
        return tax(1)
