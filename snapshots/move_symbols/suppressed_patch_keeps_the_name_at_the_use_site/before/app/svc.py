from app.ws.factory import make_mgr


def run():
    return make_mgr()
