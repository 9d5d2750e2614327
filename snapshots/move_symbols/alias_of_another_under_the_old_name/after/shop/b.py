from shop.pricing import unit_price as p
from shop.legacy import tax as price

print(p("a"), price(1))
