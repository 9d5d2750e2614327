def f(n):
    while n:
        n -= 1
    else:
        from shop.legacy import price

        return price("a")


def g(n):
    try:
        return n()
    except* ValueError as group:
        from shop.legacy import price, LIMIT

        print(price(group), LIMIT)
    finally:
        from shop.legacy import price as last; last("a")


async def h():
    async with h() as x:
        from shop.legacy import (price,
            tax)
        return [price(i) async for i in x if tax(i)]
