from acme.orders.model import *

print(Order)
