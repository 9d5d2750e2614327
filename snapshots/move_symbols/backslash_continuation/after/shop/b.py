from shop.pricing \
    import unit_price

print(unit_price)
