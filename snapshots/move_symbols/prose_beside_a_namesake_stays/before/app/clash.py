from app.ws.factory import make_mgr


def get_mgr():
    """What make_mgr gives."""
    return make_mgr()
