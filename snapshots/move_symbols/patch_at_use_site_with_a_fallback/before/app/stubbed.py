try:
    from app.ws.factory import make_mgr
except ImportError:

    def make_mgr():
        return None


def run():
    return make_mgr()
