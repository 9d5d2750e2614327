import pytest

from app.ctx import someone
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(someone())


def test_someone(manager):
    assert manager.ids == ["s"]
