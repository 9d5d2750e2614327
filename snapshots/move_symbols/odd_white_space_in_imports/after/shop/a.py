from  shop . legacy  import  tax,Basket
from shop.pricing import(unit_price)

print(unit_price, tax, Basket)
