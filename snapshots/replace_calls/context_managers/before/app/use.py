from app.ws.streams import old_open


async def f(c):
    async with old_open(c) as m, old_open(m) as n:
        return n
