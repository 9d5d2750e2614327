import typing

if typing.TYPE_CHECKING:
    from shop.legacy import Basket, LIMIT
else:
    Basket = object

first: "Basket"
