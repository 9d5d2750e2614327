from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(c):
    async def inner():
        def innermost():
            return make_mgr(c)

        return await get_mgr(c), innermost()

    return inner()
