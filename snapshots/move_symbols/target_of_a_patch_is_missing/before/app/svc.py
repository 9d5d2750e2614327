from app.ws import factory
from app.ws.factory import make_mgr


def run():
    return make_mgr(), factory.make_mgr()
