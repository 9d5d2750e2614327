import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def inbox(manager):
    manager.send("welcome")
    return manager.sent


@pytest.fixture
def newest(inbox):
    return inbox[-1]


@pytest.fixture(autouse=True)
def tidy(manager):
    yield
    manager.close()


def test_newest(newest):
    assert newest == "welcome"


def test_both(inbox, manager):
    assert inbox is manager.sent
