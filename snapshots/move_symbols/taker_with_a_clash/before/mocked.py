def price(): ...


import shop.api

shop.api.price = price
