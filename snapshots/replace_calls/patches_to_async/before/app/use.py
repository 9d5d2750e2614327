from app.ws.factory import make_mgr


async def run(c):
    return make_mgr(c)
