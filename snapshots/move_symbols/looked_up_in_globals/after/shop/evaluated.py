from shop.pricing import unit_price as price

exec("from shop.legacy import price")
print(eval("price('a')"), price)
