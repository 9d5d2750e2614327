from shop.legacy import Basket, price

__all__ = [
    "Basket",  # things
    "price",  # money
    'price_list',
]
price_list = []
