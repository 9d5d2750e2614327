from app import use
from app.ws.mgr import Mgr


def get_mgr(user_id):
    return Mgr(user_id, "unified")
