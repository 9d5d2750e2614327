import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class TestSending:
    def send(self, manager, text="hi"):
        return manager.send(text)

    def send_all(self, manager, *texts):
        return [self.send(manager, text) for text in texts]

    def test_send(self, manager):
        assert self.send(manager) == 1

    def test_send_all(self, manager):
        assert self.send_all(manager, "a", "b") == [1, 2]
