from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(ctx=Ctx(u), mode='unified' or 'unified'), get_mgr(ctx=Ctx(u), mode=None or 'unified'), get_mgr(mode=None or 'unified', ctx=Ctx(u))
