from app.ws.maker import maker


async def f(c):
    return maker(c)(1), maker(c)[0], [*maker(c)[1:]], {**maker(c)(2)}
