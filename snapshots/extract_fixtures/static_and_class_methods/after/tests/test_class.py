import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class TestSending:
    @staticmethod
    def test_static(manager):
        assert manager.ids == ["u"]

    @classmethod
    def test_of_the_class(cls, manager):
        assert manager.ids == ["u"]
