from app.ws.streams import old_stream


async def f(c):
    return [m async for m in old_stream(c)]
