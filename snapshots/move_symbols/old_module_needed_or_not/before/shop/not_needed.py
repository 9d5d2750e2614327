import shop.legacy

print(shop.legacy.price("a"))
