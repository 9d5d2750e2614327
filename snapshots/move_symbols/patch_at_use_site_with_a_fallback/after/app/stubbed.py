try:
    from app.ws.manager import get_mgr as make_mgr
except ImportError:

    def make_mgr():
        return None


def run():
    return make_mgr()
