from app.ctx import Ctx
from app.ws.manager import Manager, get_manager

MANAGER = get_manager(Ctx("v"))
OTHER = Manager(Ctx("w"))


def test_a():
    assert Manager.push
