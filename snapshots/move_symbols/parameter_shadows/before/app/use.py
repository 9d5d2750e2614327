from app.ws.factory import make_mgr


def a(make_mgr): return make_mgr()


def b(): return print("\n", make_mgr)
