from shop.api import levy, price
from shop.api.v1 import price as first
from shop.facade import price as second

print(price("a"), first("b"), second("c"), levy(1))
