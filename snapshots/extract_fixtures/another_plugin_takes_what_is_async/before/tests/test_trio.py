from app.broker import connect_broker
from app.ctx import Ctx

broker = connect_broker(Ctx("v"))


async def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
