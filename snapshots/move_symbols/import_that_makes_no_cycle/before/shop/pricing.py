from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.a import A


def unit_price(sku):
    from shop.b import RATE

    return RATE
