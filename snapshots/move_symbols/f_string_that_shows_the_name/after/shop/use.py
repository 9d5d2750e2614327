from shop.cart import MAX_ITEMS as LIMIT
from shop.pricing import unit_price

print(f"{LIMIT=} {LIMIT = :>3} {unit_price('a')}")
