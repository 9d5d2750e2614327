'''Doc'''; from shop.legacy import tax, price
