def f(u):
    from app.ws import factory

    return factory.make_mgr(u)


def g(u):
    import app.ws.factory

    return app.ws.factory.make_mgr(u)
