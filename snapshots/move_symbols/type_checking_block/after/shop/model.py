import typing

if typing.TYPE_CHECKING:
    from shop.legacy import LIMIT
    from shop.cart import Cart
else:
    Cart = object

first: "Cart"
