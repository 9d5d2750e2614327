import typing as t

import pytest

from app.ctx import Ctx
from app.ws.manager import Manager, get_manager


@pytest.fixture
def manager():
    manager: t.Final[Manager] = get_manager(Ctx(user_id="u"))
    yield manager
    manager.close()


def test_send(manager):
    assert manager.send("hi") == 1
