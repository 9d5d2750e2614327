import shop.api as api

unit_price = api.unit_price("a")
