from app.ws.mgr import Mgr


def create(user_id):
    return Mgr(user_id, "unified")
