from app.broker import connect_broker, subscribe

broker = connect_broker()
news = subscribe(broker, topic="news")


def test_news():
    assert news == ["u", "news"]
