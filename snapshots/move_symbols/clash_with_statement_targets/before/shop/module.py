from shop.legacy import price
import shop.cart as unit_price

print(price(unit_price))
