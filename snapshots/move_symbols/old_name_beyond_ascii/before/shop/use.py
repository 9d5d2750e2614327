from shop.alt import größe

print(größe(), größer, f"{größe}")
