import sys

if sys.version_info > (3,):
    from app.ws.manager import get_mgr
else:
    from app.ws.manager import get_mgr


def f(u):
    return get_mgr(u)
