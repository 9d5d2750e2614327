import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.fixture
def ids():
    return manager.ids
