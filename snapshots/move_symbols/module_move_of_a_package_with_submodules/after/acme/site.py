import acme.sales.orders.api.views
from acme.sales.orders import Order, model

print(Order, model.Order, acme.sales.orders.api.views.show, acme.sales.orders.Order)
