from app.ctx import Ctx

from .manager import get_mgr
from . import manager


def f(u):
    return get_mgr(Ctx(user_id=u)), manager.get_mgr(Ctx(user_id=u))
