from app.ws.manager import get_mgr as make_mgr


def run():
    return make_mgr()
