from app.ws.manager import get_mgr


def a(make_mgr): return make_mgr()


def b(): return print("\n", get_mgr)
