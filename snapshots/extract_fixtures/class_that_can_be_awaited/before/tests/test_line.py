import pytest

from app.line import Line

line = Line()


@pytest.mark.asyncio
async def test_line():
    assert not line.is_open
    opened = await line
    assert opened.is_open
