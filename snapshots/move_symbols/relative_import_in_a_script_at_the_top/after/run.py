from shop.pricing import unit_price
from .legacy import price as lost

print(unit_price("a"), lost)
