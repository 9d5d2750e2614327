import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.fixture
def inbox():
    manager.send("welcome")
    yield manager.sent
    manager.close()


def test_inbox(inbox):
    assert inbox == ["welcome"]


def test_nothing():
    assert 1
