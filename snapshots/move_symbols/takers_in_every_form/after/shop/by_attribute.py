import shop.api
from shop import api

print(shop.api.unit_price("a"), api.unit_price("b"))
