from shop.pricing import calculate as price
from shop.taxes import calculate as tax

print(price("a"), tax(1))
