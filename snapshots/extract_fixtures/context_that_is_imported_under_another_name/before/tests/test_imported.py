import app.ctx as ctx
from app.ctx import Ctx as Context
from app.ws.manager import get_manager

manager = get_manager()


def test_send():
    assert manager.context.user_id == Context("u").user_id
    assert ctx.Ctx is Context
