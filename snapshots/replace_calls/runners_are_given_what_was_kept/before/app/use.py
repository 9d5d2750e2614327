import asyncio

from app.ws.factory import make_mgr


async def lists(us):
    several = [make_mgr(u) for u in us]
    return await asyncio.gather(*several)


async def appended(us):
    several = []
    for u in us:
        several.append(make_mgr(u))
    return await asyncio.gather(*several, return_exceptions=True)


async def dictionaries(us):
    named = {u: make_mgr(u) for u in us}
    return await asyncio.gather(*named.values()), await asyncio.gather(*{u: make_mgr(u) for u in us}.values())


async def alone(u):
    one = make_mgr(u)
    other = make_mgr(u)
    return await one, other


async def also_read(us):
    several = [make_mgr(u) for u in us]
    return await asyncio.gather(*several), several
