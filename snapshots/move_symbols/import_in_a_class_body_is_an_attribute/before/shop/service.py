class Service:
    from shop.legacy import price

    first = price("first")

    def total(self, skus):
        return sum(self.price(sku) for sku in skus)
