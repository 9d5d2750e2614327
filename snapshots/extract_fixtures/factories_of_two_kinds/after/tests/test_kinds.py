import pytest

from app.ctx import Ctx
from app.ws.manager import Manager, get_manager


@pytest.fixture
def made():
    return get_manager(Ctx(user_id="u"))


@pytest.fixture
def called():
    return Manager(Ctx(user_id="u"))


def test_same_class(made, called):
    assert type(made) is type(called) is Manager
