import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    manager = get_manager(Ctx(user_id="u"))
    yield manager
    manager.close()


@pytest.fixture(autouse=True)
def _count(request, manager):
    yield
    assert len(manager.sent) == 1


class TestSending:
    @pytest.fixture(autouse=True)
    def welcome(self, manager):
        manager.send("welcome")

    def test_nothing(self):
        assert 1


def test_send(manager):
    manager.send("hi")
