from shop.legacy import Basket as OldBasket, price as price_of, tax as price

print(OldBasket(), price_of("a"), price(1))
