import pytest_asyncio

from app.broker import Hub
from app.ctx import Ctx


@pytest_asyncio.fixture
async def made():
    return await Hub.connect(Ctx("v"))


def test_made(made):
    assert made.context.user_id == "v"
