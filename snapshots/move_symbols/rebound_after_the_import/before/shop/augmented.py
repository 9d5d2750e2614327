from shop.legacy import LIMIT

LIMIT += 1
print(LIMIT)
