from shop.legacy import price
import shop.cart

__all__ = ["price"] + shop.cart.__all__
