from app.ws.factory import make_mgr


def f(c):
    async def inner():
        def innermost():
            return make_mgr(c)

        return make_mgr(c), innermost()

    return inner()
