import shop.api
from shop import api

print(shop.api.price("a"), api.price("b"))
