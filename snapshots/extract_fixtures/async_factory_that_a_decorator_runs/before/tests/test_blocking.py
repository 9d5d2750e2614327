from app.blocking import connect_now
from app.ctx import Ctx

broker = connect_now(Ctx("v"))


def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
