import acme.orders.api.views
from acme.orders import Order, model

print(Order, model.Order, acme.orders.api.views.show, acme.orders.Order)
