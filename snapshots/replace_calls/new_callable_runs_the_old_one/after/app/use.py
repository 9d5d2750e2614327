from app.ws import factory
from app.ws.manager import get_mgr


def helper(user_id):
    return factory.make_mgr(user_id)


def f(u):
    return get_mgr(u)
