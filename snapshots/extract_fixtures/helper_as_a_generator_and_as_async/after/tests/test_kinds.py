import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def numbers(manager):
    for text in "ab":
        yield manager.send(text)


async def push(manager, text):
    return await manager.push(text)


async def pushes(manager):
    return [await push(manager, text) for text in "ab"]


def test_numbers(manager):
    assert list(numbers(manager)) == [1, 2]


@pytest.mark.asyncio
async def test_pushes(manager):
    assert await pushes(manager) == [1, 2]
