from shop import unit_price
from shop.pricing import unit_price as direct
from src.shop.pricing import unit_price as by_src

print(unit_price("a"), direct, by_src)
