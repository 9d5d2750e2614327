import asyncio

from app.broker import connect_broker
from app.ctx import Ctx

broker = asyncio.run(connect_broker(Ctx(user_id="v")))


def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
