import pytest

from app.compat import make_manager
from app.ctx import Ctx


@pytest.fixture
def manager():
    return make_manager(Ctx(user_id="u"))


def test_send(manager):
    assert manager.send("hi") == 1
