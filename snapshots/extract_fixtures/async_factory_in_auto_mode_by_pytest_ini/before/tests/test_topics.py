from app.broker import connect_broker

broker = connect_broker()


async def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
