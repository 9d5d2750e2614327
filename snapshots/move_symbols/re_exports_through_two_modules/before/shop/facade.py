from shop.legacy import price, tax as levy

__all__ = ["price", "levy"]
