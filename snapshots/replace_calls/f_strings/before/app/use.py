from app.ws.factory import make_mgr


async def f(c):
    return f"{make_mgr(c)}", make_mgr(f"{c}")
