from shop.pricing import unit_price as price_of
from shop.cart import Cart as price

__all__ = ["price", "price_of"]
