def price(): ...


import shop.api

shop.api.unit_price = price
