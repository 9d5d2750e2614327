from app.ws.manager import get_mgr


def f(u):
    return [
        get_mgr(((u + 1) * 2).real),
        get_mgr(((u if u else 2) * 2).real),
        get_mgr((u * 2).real),
        get_mgr(((u + 1) * 2).real),
        get_mgr(((-u) * 2).real),
        get_mgr(((2) * 2).real),
    ]
