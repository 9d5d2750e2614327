from app.ws.streams import new_stream


async def f(c):
    return [m async for m in new_stream(c)]
