from app.ws import make_mgr


def later():
    from app.ws.manager import get_mgr

    return get_mgr()


def sooner():
    return make_mgr("a")
