import shop.pricing

print(shop.pricing.unit_price("a"))
