from shop.pricing import unit_price as price
import shop.cart as unit_price

print(price(unit_price))
