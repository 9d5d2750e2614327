from app.ws import factory


def f(u):
    return factory.make_mgr(u), factory.Mgr.__name__
