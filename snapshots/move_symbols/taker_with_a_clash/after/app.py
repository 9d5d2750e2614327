from shop.api import unit_price as price

unit_price = price("a")
