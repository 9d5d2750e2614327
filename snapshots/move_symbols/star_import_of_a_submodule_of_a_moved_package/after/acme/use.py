from acme.sales.orders.model import *

print(Order)
