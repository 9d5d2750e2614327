from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return "größe", get_mgr(Ctx(user_id="ä" + "ö"), mode="ü").user, "é"
