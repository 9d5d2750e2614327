from shop.second import price
from shop.facade import price as p, tax

print(price("a"), p("b"), tax(1))
