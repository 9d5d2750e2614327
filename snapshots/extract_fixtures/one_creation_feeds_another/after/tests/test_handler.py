import pytest

from app.ctx import Ctx
from app.handler import Handler
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def handler(manager):
    return Handler(manager)


def test_handle(handler):
    assert handler.handle("hi") == 1


def test_same(manager, handler):
    assert handler.manager is manager
