def outer():
    from shop.legacy import price

    def replace(new):
        nonlocal price
        price = new

    def call(sku):
        return price(sku)

    return replace, call
