from app.ctx import Ctx
from app.handler import Handler
from app.ws.manager import get_manager

manager = get_manager(Ctx("v"))
handler = Handler(manager)


def test_same():
    assert handler.manager is manager
