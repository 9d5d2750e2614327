from shop.legacy import price

unit_price: int = price("a")
