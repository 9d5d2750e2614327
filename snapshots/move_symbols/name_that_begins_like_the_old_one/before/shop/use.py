from shop.legacy import price_list, prices
from shop.legacy_price import price
from other_shop.legacy import price as foreign

print(price, price_list(), prices(), foreign)
