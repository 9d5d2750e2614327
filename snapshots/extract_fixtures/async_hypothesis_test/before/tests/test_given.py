import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ws.manager import get_manager

manager = get_manager()


@pytest.mark.asyncio
@given(st.text())
async def test_push(text):
    assert await manager.push(text) >= 1
