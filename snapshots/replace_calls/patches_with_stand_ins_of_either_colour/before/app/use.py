from app.ws.factory import make_mgr


async def serve(u):
    return make_mgr(u)
