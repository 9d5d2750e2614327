from app.ws.manager import get_mgr


def run():
    return get_mgr()
