import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.fixture
def inbox():
    manager.send("welcome")
    return manager.sent


@pytest.fixture
def newest(inbox):
    return inbox[-1]


@pytest.fixture(autouse=True)
def tidy():
    yield
    manager.close()


def test_newest(newest):
    assert newest == "welcome"


def test_both(inbox):
    assert inbox is manager.sent
