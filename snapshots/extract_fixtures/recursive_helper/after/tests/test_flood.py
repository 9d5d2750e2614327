import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def flood(manager, times):
    if not times:
        return len(manager.sent)
    manager.send("hi")
    return flood(manager, times - 1)


def ping(manager, times):
    return pong(manager, times - 1) if times else len(manager.sent)


def pong(manager, times):
    return ping(manager, times - 1) if times else 0


def test_flood(manager):
    assert flood(manager, 3) == 3


def test_ping(manager):
    assert ping(manager, 2) == 0
