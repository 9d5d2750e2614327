import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes long")
