from shop.pricing import unit_price


@unit_price
def f(): ...


from shop.pricing import CURRENCY

print(CURRENCY)
