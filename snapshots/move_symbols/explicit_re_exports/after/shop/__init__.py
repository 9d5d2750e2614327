from .cart import Cart as Cart
from .legacy import tax as tax
from .pricing import unit_price as unit_price
