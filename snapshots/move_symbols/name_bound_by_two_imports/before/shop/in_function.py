def f(new):
    if new:
        from shop.other import price
    else:
        from shop.legacy import price, tax

        print(tax)
    return price("a")
