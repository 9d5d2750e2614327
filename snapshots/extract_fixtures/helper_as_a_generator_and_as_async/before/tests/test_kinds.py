import pytest

from app.ws.manager import get_manager

manager = get_manager()


def numbers():
    for text in "ab":
        yield manager.send(text)


async def push(text):
    return await manager.push(text)


async def pushes():
    return [await push(text) for text in "ab"]


def test_numbers():
    assert list(numbers()) == [1, 2]


@pytest.mark.asyncio
async def test_pushes():
    assert await pushes() == [1, 2]
