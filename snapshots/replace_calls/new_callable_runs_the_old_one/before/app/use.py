from app.ws import factory


def helper(user_id):
    return factory.make_mgr(user_id)


def f(u):
    return factory.make_mgr(u)
