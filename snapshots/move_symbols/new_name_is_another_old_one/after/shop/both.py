from shop.pricing import tax as price, vat

print(price("a"), vat(1))
