from shop.legacy import Basket
from shop.pricing import unit_price

__all__ = [
    "Basket",  # things
    "unit_price",  # money
    'price_list',
]
price_list = []
