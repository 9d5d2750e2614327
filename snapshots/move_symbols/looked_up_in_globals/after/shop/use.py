from shop.pricing import unit_price as price

handler = globals()["price"]
print(price("a"), vars().get("price"), "price" in locals(), eval("price('a')"))
