import pytest
import pytest_asyncio

from app.ws.manager import Manager

manager = Manager()


@pytest_asyncio.fixture
async def session():
    await manager.push("hello")
    yield manager
    await manager.shutdown()


@pytest.mark.asyncio
async def test_session(session):
    assert session.sent == ["hello"]
