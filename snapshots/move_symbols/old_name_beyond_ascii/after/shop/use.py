from shop.neu import grösse

print(grösse(), größer, f"{grösse}")
