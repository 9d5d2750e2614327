from app.ws.manager import get_mgr as make_mgr


def handle():
    return make_mgr()
