from shop.cart import Cart as OldBasket
from shop.legacy import tax as price
from shop.pricing import unit_price as price_of

print(OldBasket(), price_of("a"), price(1))
