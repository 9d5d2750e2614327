from shop.pricing import unit_price

__all__: tuple[str, ...] = ("unit_price",)
