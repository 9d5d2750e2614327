from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def run():
    return make_mgr(), get_mgr()
