from shop.legacy import price

__all__ = ["x"]
x = 1
__all__.extend(["price", 'x'])
__all__.extend(("price",))
