import pytest

from app.ctx import Ctx
from app.ws import manager as ws


@pytest.fixture
def manager():
    return ws.get_manager(Ctx(user_id="u"))


def test_send(manager):
    assert manager.send("hi") == 1
