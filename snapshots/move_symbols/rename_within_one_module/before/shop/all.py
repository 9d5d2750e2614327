from shop.legacy import tax, price

print(price("a"), tax)
