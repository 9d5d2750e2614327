import pytest
import pytest_asyncio

from app.ctx import Ctx
from app.ws.manager import Manager


@pytest.fixture
def manager():
    return Manager(Ctx(user_id="u"))


@pytest_asyncio.fixture
async def session(manager):
    await manager.push("hello")
    yield manager
    await manager.shutdown()


@pytest.mark.asyncio
async def test_session(session):
    assert session.sent == ["hello"]
