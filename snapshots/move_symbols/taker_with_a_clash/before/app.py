from shop.api import price

unit_price = price("a")
