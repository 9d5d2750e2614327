from shop.pricing import tax

print(tax("a"))
