from app.ws.mgr import Mgr


def get_mgr(user_id, build=Mgr):
    return build(user_id, "unified")
