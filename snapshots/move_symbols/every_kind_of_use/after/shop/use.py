from shop.cart import Cart, MAX_ITEMS
from shop.pricing import unit_price


async def f(x, basket):
    price.cache = {}
    price.count += 1
    del price.cache
    x[price] = price[0]
    x[MAX_ITEMS:-MAX_ITEMS, ...] @= MAX_ITEMS
    print(*price, **price, price=price)
    assert price, price
    yield price if price else not price
    y = await price() or (yield price)
    with price() as z, Cart() as w:
        raise price from price
    async with price() as (a, b):
        del x[price]
    async for i in price():
        continue
    while MAX_ITEMS > 2 > -MAX_ITEMS:
        break
    try:
        pass
    except Cart as e:
        pass
    except (Cart, Cart.Error):
        pass
    match basket:
        case Cart():
            pass
        case Cart.EMPTY | price.EMPTY:
            pass
        case {"a": Cart(LIMIT=3), "b": Cart.B}:
            pass
        case [Cart(x=Cart()), *_] if price:
            pass
    return_value: Cart = lambda: price
    (return_value): list[Cart]
    {price: price, **price}, {price}, {price for _ in price}, {price: 1 for _ in x if price}
    x = [*price, price]; price; (price := 3) if False else 0


async def g(x):
    unit_price.cache = {}
    unit_price.count += 1
    del unit_price.cache
    x[unit_price] = unit_price[0]
    print(*unit_price, **unit_price, price=unit_price)
    assert unit_price, unit_price
    yield unit_price if unit_price else not unit_price
    with unit_price() as z, Cart() as w:
        raise unit_price from unit_price
    {unit_price: unit_price, **unit_price}, {unit_price}, {unit_price for _ in unit_price}, {unit_price: 1 for _ in x if unit_price}
