from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


async def f(c):
    return f"{make_mgr(c)}", await get_mgr(f"{c}")
