from shop.pricing import unit_price
import shop.cart

__all__ = ["unit_price"] + shop.cart.__all__
