from shop.api import levy, unit_price
from shop.api.v1 import unit_price as first
from shop.facade import unit_price as second

print(unit_price("a"), first("b"), second("c"), levy(1))
