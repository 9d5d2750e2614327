from shop.legacy import LIMIT
from shop.pricing import vat

print(LIMIT, vat)
