from shop.legacy import price

__all__: tuple[str, ...] = ("price",)
