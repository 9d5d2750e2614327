from shop.legacy import LIMIT

LIMIT: int = LIMIT
print(LIMIT)
