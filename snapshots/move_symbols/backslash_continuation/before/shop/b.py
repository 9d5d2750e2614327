from shop.legacy \
    import price

print(price)
