from app.ws import make_mgr


def later():
    from app.ws.factory import make_mgr

    return make_mgr()


def sooner():
    return make_mgr("a")
