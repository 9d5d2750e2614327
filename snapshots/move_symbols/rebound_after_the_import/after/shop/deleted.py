from shop.pricing import unit_price

TABLE = {"a": unit_price("a")}
del unit_price
