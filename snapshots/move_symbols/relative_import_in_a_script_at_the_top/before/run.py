from shop.legacy import price
from .legacy import price as lost

print(price("a"), lost)
