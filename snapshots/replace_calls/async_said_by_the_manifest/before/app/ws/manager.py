import functools

from app.ws.mgr import Mgr


def logged(function):
    return functools.wraps(function)(lambda *args: function(*args))


@logged
async def get_mgr(user_id):
    return Mgr(user_id, "unified")
