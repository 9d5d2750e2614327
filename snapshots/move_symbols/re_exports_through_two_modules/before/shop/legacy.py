LIMIT = 3


def price(sku): ...


def tax(amount): ...


class Basket: ...
