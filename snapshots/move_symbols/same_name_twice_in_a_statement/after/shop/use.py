from shop.legacy import tax
from shop.pricing import unit_price, unit_price as price_of

print(unit_price("a"), price_of("b"), tax(1))
