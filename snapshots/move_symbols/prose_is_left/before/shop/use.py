"""Uses price of shop.legacy.price.

>>> from shop.legacy import price
>>> price("a")
"""
# price is shop.legacy.price
from shop.legacy import price  # price: see shop.legacy.price


def show(sku):
    """Show the price; see :func:`shop.legacy.price`."""
    # type: (price) -> None
    return price(sku)  # price
