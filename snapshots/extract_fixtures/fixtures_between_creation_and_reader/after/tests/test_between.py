import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def inbox(manager):
    return manager.sent


@pytest.fixture
def newest(inbox, manager):
    def get():
        return inbox[-1], manager.ids

    return get


def test_newest(newest, manager):
    manager.send("hi")
    assert newest() == ("hi", ["u"])
