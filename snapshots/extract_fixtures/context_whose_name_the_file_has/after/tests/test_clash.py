import pytest

from app.ws.manager import get_manager


@pytest.fixture
def manager():
    from app.ctx import Ctx

    return get_manager(Ctx(user_id="u"))


class Ctx:
    """Another one."""


def test_send(manager):
    assert manager.send(Ctx) == 1
