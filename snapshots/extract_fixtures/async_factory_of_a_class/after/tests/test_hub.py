import pytest_asyncio

from app.broker import Hub
from app.ctx import Ctx


@pytest_asyncio.fixture
async def found():
    return await Hub.find(Ctx(user_id="u"))


def test_found(found):
    assert found.context.user_id == "u"
