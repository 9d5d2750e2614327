def f():
    from shop.legacy import price

    x = price("a")
    del price
    return x
