from shop.legacy import tax as levy
from shop.pricing import unit_price

__all__ = ["unit_price", "levy"]
