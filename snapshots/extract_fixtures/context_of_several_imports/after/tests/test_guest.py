import pytest

from app.ctx import Ctx
from app.users import GUEST
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(GUEST.name))


def test_guest(manager):
    assert manager.ids == ["guest"]
