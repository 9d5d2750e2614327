from app.ws.streams import new_open


async def f(c):
    async with new_open(c) as m, new_open(m) as n:
        return n
