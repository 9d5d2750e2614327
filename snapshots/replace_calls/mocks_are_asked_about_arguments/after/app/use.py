from app.ctx import Ctx
from app.ws.manager import get_mgr


def serve(u):
    return get_mgr(Ctx(u))
