from .sales.orders.model import Order as Model
from .sales.orders.api.views import show as view

print(Model, view)
