import asyncio

from app.ws.factory import make_mgr


def start(c):
    return asyncio.run(make_mgr(c))


def lazy(c):
    return make_mgr(c)


later = lambda c: make_mgr(c)


def f(c):
    return start(c), asyncio.run(lazy(c)), asyncio.run(later(c))
