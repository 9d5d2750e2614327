from app.ws.manager import get_mgr as make_mgr


def get_mgr():
    """What make_mgr gives."""
    return make_mgr()
