def f(n):
    while n:
        n -= 1
    else:
        from shop.pricing import unit_price

        return unit_price("a")


def g(n):
    try:
        return n()
    except* ValueError as group:
        from shop.legacy import LIMIT
        from shop.pricing import unit_price

        print(unit_price(group), LIMIT)
    finally:
        from shop.pricing import unit_price as last; last("a")


async def h():
    async with h() as x:
        from shop.legacy import (
            tax)
        from shop.pricing import unit_price
        return [unit_price(i) async for i in x if tax(i)]
