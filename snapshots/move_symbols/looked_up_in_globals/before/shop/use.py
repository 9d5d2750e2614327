from shop.legacy import price

handler = globals()["price"]
print(price("a"), vars().get("price"), "price" in locals(), eval("price('a')"))
