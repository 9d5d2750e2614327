from shop.pricing import cenaŁ

print("é", cenaŁ())
