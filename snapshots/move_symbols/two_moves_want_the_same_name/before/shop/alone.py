from shop.legacy import tax

print(tax(1))
