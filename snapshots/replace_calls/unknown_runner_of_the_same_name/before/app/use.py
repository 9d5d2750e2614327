from app.ws.factory import make_mgr


class Pool:
    def create_task(self, thing):
        return thing


async def f(c):
    return Pool().create_task(make_mgr(c)), make_mgr(c)
