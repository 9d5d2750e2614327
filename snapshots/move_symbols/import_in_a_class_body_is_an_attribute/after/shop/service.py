class Service:
    from shop.pricing import unit_price as price

    first = price("first")

    def total(self, skus):
        return sum(self.price(sku) for sku in skus)
