from app.ws.maker import amaker


async def f(c):
    return (await amaker(c))(1), (await amaker(c))[0], [*(await amaker(c))[1:]], {**(await amaker(c))(2)}
