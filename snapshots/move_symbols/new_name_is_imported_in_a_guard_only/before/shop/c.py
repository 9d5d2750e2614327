def early():
    from shop.pricing import unit_price
    return unit_price("a")


from shop.legacy import price

print(price("a"), early())
