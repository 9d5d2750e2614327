from shop.cart import Cart as Cart
from shop.pricing import unit_price as _price

def show(basket: Cart) -> str: ...
