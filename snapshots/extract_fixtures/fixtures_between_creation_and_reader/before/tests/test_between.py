import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.fixture
def inbox():
    return manager.sent


@pytest.fixture
def newest(inbox):
    def get():
        return inbox[-1], manager.ids

    return get


def test_newest(newest):
    manager.send("hi")
    assert newest() == ("hi", ["u"])
