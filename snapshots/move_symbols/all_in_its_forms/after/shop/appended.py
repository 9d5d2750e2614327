from shop.pricing import unit_price

__all__ = list()
__all__.append('unit_price')
