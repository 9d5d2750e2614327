import sys

if sys.version_info > (3,):
    from app.ws.factory import make_mgr
else:
    from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u)
