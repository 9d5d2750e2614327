from shop.cart import MAX_ITEMS

MAX_ITEMS += 1
print(MAX_ITEMS)
