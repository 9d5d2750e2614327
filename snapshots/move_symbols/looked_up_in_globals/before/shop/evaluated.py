from shop.legacy import price

exec("from shop.legacy import price")
print(eval("price('a')"), price)
