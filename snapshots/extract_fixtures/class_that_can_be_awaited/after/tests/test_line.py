import pytest

from app.line import Line


@pytest.fixture
def line():
    return Line()


@pytest.mark.asyncio
async def test_line(line):
    assert not line.is_open
    opened = await line
    assert opened.is_open
