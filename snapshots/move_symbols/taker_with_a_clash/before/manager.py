import shop.api as api

unit_price = api.price("a")
