import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.fixture(autouse=True)
def _count(request):
    yield
    assert len(manager.sent) == 1


class TestSending:
    @pytest.fixture(autouse=True)
    def welcome(self):
        manager.send("welcome")

    def test_nothing(self):
        assert 1


def test_send():
    manager.send("hi")
