import pytest

from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


@pytest.fixture
def manager():
    return make_mgr(1)


def test_sync(manager):
    assert make_mgr(2).user == 2


async def helper():
    return await get_mgr(3)
