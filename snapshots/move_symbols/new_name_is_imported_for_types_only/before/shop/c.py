from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.pricing import CURRENCY

from shop.legacy import price

print(price("a"))
