from app.hub import Hub, Special
from app.hub import Hub as Other


def f(u):
    return Hub.make(u), Special.plain(u), Special.make(u), Other.make(u)


def g(u):
    from app.hub import Hub as Inner

    return Inner.plain(u)
