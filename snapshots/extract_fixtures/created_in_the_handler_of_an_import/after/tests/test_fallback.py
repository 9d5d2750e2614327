import pytest

from app.ctx import Ctx


@pytest.fixture
def manager():
    try:
        from app.ws.fast import get_manager

        manager = get_manager()
    except ImportError:
        from app.ws.manager import Manager

        manager = Manager(Ctx(user_id="u"))
    return manager


def test_send(manager):
    assert manager.send("hi") == 1
