from shop.legacy import Basket, price


@price
@price("with arguments")
class Special(Basket, metaclass=type(Basket)):
    @price
    def price(self, price=price, *, other=lambda price=price: price) -> Basket:
        return price

    @staticmethod
    @functools.wraps(price)
    async def later(basket: Basket = Basket(), *args: Basket, **kwargs: "Basket"): ...


class Generic(Base[Basket], Basket.Meta): ...
