from shop.pricing import vat as price

print(price(1))
