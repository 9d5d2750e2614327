import asyncio

from app.ws.manager import get_mgr


async def lists(us):
    several = [get_mgr(u) for u in us]
    return await asyncio.gather(*several)


async def appended(us):
    several = []
    for u in us:
        several.append(get_mgr(u))
    return await asyncio.gather(*several, return_exceptions=True)


async def dictionaries(us):
    named = {u: get_mgr(u) for u in us}
    return await asyncio.gather(*named.values()), await asyncio.gather(*{u: get_mgr(u) for u in us}.values())


async def alone(u):
    one = get_mgr(u)
    other = await get_mgr(u)
    return await one, other


async def also_read(us):
    several = [await get_mgr(u) for u in us]
    return await asyncio.gather(*several), several
