import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture(scope="module")
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.mark.asyncio
@given(st.text())
async def test_push(manager, text):
    assert await manager.push(text) >= 1
