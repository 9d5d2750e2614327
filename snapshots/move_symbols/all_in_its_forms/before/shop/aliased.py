from shop.legacy import price as price_of
from shop.cart import Cart as price

__all__ = ["price", "price_of"]
