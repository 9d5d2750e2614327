from shop.legacy import price

__all__ = list()
__all__.append('price')
