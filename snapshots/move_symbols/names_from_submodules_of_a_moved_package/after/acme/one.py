from acme.sales.orders.model import Order

print(Order())
