try:
    from app.ws.factory import make_mgr
except ImportError:
    make_mgr = None


def run():
    return make_mgr and make_mgr()
