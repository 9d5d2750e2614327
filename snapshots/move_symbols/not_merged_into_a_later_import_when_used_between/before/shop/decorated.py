from shop.legacy import price


@price
def f(): ...


from shop.pricing import CURRENCY

print(CURRENCY)
