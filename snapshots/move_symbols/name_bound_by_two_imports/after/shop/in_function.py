def f(new):
    if new:
        from shop.other import price
    else:
        from shop.legacy import tax
        from shop.pricing import unit_price as price

        print(tax)
    return price("a")
