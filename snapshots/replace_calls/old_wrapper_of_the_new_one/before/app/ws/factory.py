from app.ctx import Ctx
from app.ws.manager import get_mgr


def make_mgr(user_id):
    return get_mgr(Ctx(user_id))
