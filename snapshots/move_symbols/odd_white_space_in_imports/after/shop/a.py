from shop.pricing import(unit_price)
from  shop . legacy  import  tax,Basket

print(unit_price, tax, Basket)
