from app.ws.factory import make_mgr

TOP = make_mgr(1)


class Holder:
    manager = make_mgr(2)


def default(m=make_mgr(3)):
    return m


later = lambda c: make_mgr(c)


async def f(c):
    class Inner:
        manager = make_mgr(c)

    def inner(m=make_mgr(c)):
        return m, make_mgr(c)

    return Inner.manager, inner(), (lambda: make_mgr(c))(), default(), TOP, later(1)
