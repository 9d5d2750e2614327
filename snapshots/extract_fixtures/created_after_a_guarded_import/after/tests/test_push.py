import pytest

from app.ctx import Ctx

try:
    from app.ws.manager import get_manager
except ImportError:
    pytest.skip("no connections here", allow_module_level=True)


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def test_send(manager):
    assert manager.send("hi") == 1
