from shop import Cart, unit_price, tax

print(Cart(), unit_price("a"), tax(1))
