from app.ctx import Ctx
from app.ws.manager import get_manager

manager = get_manager()


def test_send():
    assert manager.context.user_id == Ctx("u").user_id
