from shop.legacy import LIMIT, \
    tax

print(LIMIT, tax)
