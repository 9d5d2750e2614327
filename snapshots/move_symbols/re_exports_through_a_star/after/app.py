from shop.second import unit_price
from shop.facade import tax
from shop.pricing import unit_price as p

print(unit_price("a"), p("b"), tax(1))
