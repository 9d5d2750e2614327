try:
    from app.ws.manager import get_mgr
except ImportError:
    get_mgr = None


def run():
    return get_mgr and get_mgr()
