import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


def test_send(manager):
    assert manager.send("hi") == 1


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))
