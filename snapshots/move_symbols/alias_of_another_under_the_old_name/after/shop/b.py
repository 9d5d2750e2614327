from shop.legacy import tax as price
from shop.pricing import unit_price as p

print(p("a"), price(1))
