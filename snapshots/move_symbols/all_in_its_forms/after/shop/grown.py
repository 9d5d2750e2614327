from shop.pricing import unit_price

__all__ = []
__all__ += ["unit_price"]
