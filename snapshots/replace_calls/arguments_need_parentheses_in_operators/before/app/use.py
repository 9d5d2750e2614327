from app.ws.factory import make_mgr


def f(u):
    return [
        make_mgr(u + 1),
        make_mgr(u if u else 2),
        make_mgr(u),
        make_mgr((u + 1)),
        make_mgr(-u),
        make_mgr(2),
    ]
