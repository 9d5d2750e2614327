from acme.orders.model import Order

print(Order())
