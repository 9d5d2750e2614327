from shop.pricing import unit_price
