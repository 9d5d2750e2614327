from app.ws.manager import get_mgr


async def f(c):
    return f"{await get_mgr(c)}", await get_mgr(f"{c}")
