import asyncio

from app.ctx import Ctx
from app.ws.manager import get_mgr


def start(c):
    return asyncio.run(get_mgr(Ctx(user_id=c)))


def lazy(c):
    return get_mgr(Ctx(user_id=c))


later = lambda c: get_mgr(Ctx(user_id=c))


def f(c):
    return start(c), asyncio.run(lazy(c)), asyncio.run(later(c))
