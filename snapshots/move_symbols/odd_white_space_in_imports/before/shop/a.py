from shop.legacy import(price)
from  shop . legacy  import  tax ,price  ,  Basket

print(price, tax, Basket)
