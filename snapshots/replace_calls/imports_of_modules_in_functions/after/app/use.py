from app.ctx import Ctx


def f(u):
    from app.ws import manager

    return manager.get_mgr(Ctx(user_id=u))


def g(u):
    import app.ws.manager

    return app.ws.manager.get_mgr(Ctx(user_id=u))
