from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.pricing import CURRENCY

from shop.pricing import unit_price

print(unit_price("a"))
