from shop.legacy import price
from shop.pricing import unit_price

__all__ = ["price", "unit_price"]
