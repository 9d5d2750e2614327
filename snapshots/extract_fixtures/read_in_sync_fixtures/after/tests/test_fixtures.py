import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def inbox(manager):
    manager.send("welcome")
    yield manager.sent
    manager.close()


def test_inbox(inbox):
    assert inbox == ["welcome"]


def test_nothing():
    assert 1
