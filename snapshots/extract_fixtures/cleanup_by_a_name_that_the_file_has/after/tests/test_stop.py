import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    from app.ws.manager import stop

    manager = get_manager(Ctx(user_id="u"))
    yield manager
    stop(manager)


def stop():
    return "another"


def test_stop(manager):
    assert manager.sent == [] and stop() == "another"
