from ..legacy import price

print(price("a"))
