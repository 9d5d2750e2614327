from app.ws.factory import make_mgr; import asyncio
async def f(c):
    if c: x = make_mgr(c); return x
    return (yield_it := make_mgr(c)), \
        make_mgr(c)
