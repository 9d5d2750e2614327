from shop.legacy import price
