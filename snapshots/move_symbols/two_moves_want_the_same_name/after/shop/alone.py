from shop.taxes import calculate

print(calculate(1))
