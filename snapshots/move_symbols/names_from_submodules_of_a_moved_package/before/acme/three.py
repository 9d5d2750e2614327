from .orders.model import Order as Model
from .orders.api.views import show as view

print(Model, view)
