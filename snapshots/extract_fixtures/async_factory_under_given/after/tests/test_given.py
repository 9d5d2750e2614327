import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture(scope="module")
async def broker():
    broker = await connect_broker(Ctx(user_id="u"))
    yield broker
    await broker.drain()


@given(st.text())
def test_publish(broker, text):
    assert broker.publish("news", text)
