from shop.legacy import unit_price, Basket

print(unit_price("a"), Basket)
