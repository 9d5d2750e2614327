import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class TestSending:
    def test_send(self, manager):
        assert manager.send("hi") == 1

    def test_with_a_fixture(self, tmp_path, manager):
        assert manager.send(str(tmp_path)) == 1

    def test_nothing(self):
        assert 1

    class TestDeeper:
        def test_user(self, manager):
            assert manager.ids == ["u"]
