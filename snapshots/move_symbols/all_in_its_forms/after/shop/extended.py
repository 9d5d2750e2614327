from shop.pricing import unit_price

__all__ = ["x"]
x = 1
__all__.extend(["unit_price", 'x'])
__all__.extend(("unit_price",))
