import pytest

from app.ws.manager import get_manager

manager = get_manager()


async def pushed(*texts):
    for text in texts:
        yield await manager.push(text)


@pytest.mark.asyncio
async def test_pushed():
    assert [number async for number in pushed("a", "b")] == [1, 2]
    async for number in pushed("c"):
        assert number == 3
