from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


async def f(u):
    d = {"a": 1}
    short = f"{(await get_mgr(Ctx(u), mode=None)).user} {await get_mgr(Ctx(d['a']), mode=None)!r:>{(await get_mgr(Ctx(9), mode=None)).user}}"
    long = f"""
        {await get_mgr(Ctx(u), mode=None)}
        {
            await get_mgr(
                Ctx(u), mode=None
            )
        }
    """
    inner = f"{f'{(await get_mgr(Ctx(u), mode=None)).user}'}" f"{{u}}{-(await get_mgr(Ctx(u), mode=None)).user}"
    return short, long, inner, f"{make_mgr(u)}", f"{make_mgr(u, None)=}", f"{[await get_mgr(Ctx(i), mode=None) for i in (1, 2)]}"


async def g(u):
    return f"č{(await get_mgr(Ctx(u), mode=None)).user}č", rf"\d{(await get_mgr(Ctx(u), mode=None)).user}"
