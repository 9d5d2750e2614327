from shop.legacy import LIMIT, price

print(f"{LIMIT=} {LIMIT = :>3} {price('a')}")
