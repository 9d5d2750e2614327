from app.ws.factory import make_mgr


def handle():
    return make_mgr()
