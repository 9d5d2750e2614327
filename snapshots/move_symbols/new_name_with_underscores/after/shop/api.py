from shop.pricing import _unit_price as price
