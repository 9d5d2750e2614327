from shop.cart import MAX_ITEMS

MAX_ITEMS: int = MAX_ITEMS
print(MAX_ITEMS)
