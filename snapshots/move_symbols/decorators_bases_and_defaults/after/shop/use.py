from shop.cart import Cart
from shop.pricing import unit_price


@unit_price
@unit_price("with arguments")
class Special(Cart, metaclass=type(Cart)):
    @unit_price
    def price(self, price=unit_price, *, other=lambda price=unit_price: price) -> Cart:
        return price

    @staticmethod
    @functools.wraps(price)
    async def later(basket: Cart = Cart(), *args: Cart, **kwargs: "Cart"): ...


class Generic(Base[Cart], Cart.Meta): ...
