from app.ws.factory import *


def run():
    return make_mgr()
