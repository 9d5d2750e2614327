import pytest

from app.ctx import Ctx
from app.ws.manager import Manager, get_manager


@pytest.fixture
def manager() -> Manager:
    return get_manager(Ctx(user_id="u"))


def test_send(manager):
    assert manager.send("hi") == 1
