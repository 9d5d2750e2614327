import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx("v"))


def test_send(manager):
    other = get_manager(Ctx("w"))
    assert manager.send("hi") == other.send("hi")


class TestInside:
    def test_refusal(self):
        with pytest.raises(RuntimeError):
            manager = get_manager()
            assert manager
