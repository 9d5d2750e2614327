from app.broker import connect_broker
from app.ctx import Ctx
from app.handler import Handler

broker = connect_broker(Ctx("v"))
handler = Handler(broker)


def test_handler():
    assert handler.broker.publish("news", "hi") == ["hi"]
