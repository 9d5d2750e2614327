def early():
    from shop.pricing import unit_price
    return unit_price("a")


from shop.pricing import unit_price

print(unit_price("a"), early())
