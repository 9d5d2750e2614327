import pytest

import app.ctx as ctx
from app.ctx import Ctx as Context
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Context(user_id="u"))


def test_send(manager):
    assert manager.context.user_id == Context("u").user_id
    assert ctx.Ctx is Context
