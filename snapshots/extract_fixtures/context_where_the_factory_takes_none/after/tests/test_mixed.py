import pytest

from app.ctx import Ctx
from app.hub import open_hub
from app.ws.manager import get_manager


@pytest.fixture
def hub():
    return open_hub()


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def test_both(hub, manager):
    assert hub.join("lobby", manager.ids[0]) == ["u"]
