from shop.legacy import Basket, LIMIT, price


async def f(x, basket):
    price.cache = {}
    price.count += 1
    del price.cache
    x[price] = price[0]
    x[LIMIT:-LIMIT, ...] @= LIMIT
    print(*price, **price, price=price)
    assert price, price
    yield price if price else not price
    y = await price() or (yield price)
    with price() as z, Basket() as w:
        raise price from price
    async with price() as (a, b):
        del x[price]
    async for i in price():
        continue
    while LIMIT > 2 > -LIMIT:
        break
    try:
        pass
    except Basket as e:
        pass
    except (Basket, Basket.Error):
        pass
    match basket:
        case Basket():
            pass
        case Basket.EMPTY | price.EMPTY:
            pass
        case {"a": Basket(LIMIT=3), "b": Basket.B}:
            pass
        case [Basket(x=Basket()), *_] if price:
            pass
    return_value: Basket = lambda: price
    (return_value): list[Basket]
    {price: price, **price}, {price}, {price for _ in price}, {price: 1 for _ in x if price}
    x = [*price, price]; price; (price := 3) if False else 0


async def g(x):
    price.cache = {}
    price.count += 1
    del price.cache
    x[price] = price[0]
    print(*price, **price, price=price)
    assert price, price
    yield price if price else not price
    with price() as z, Basket() as w:
        raise price from price
    {price: price, **price}, {price}, {price for _ in price}, {price: 1 for _ in x if price}
