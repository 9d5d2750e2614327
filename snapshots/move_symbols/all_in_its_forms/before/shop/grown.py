from shop.legacy import price

__all__ = []
__all__ += ["price"]
