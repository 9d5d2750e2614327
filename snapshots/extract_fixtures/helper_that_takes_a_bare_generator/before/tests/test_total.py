from app.ws.manager import get_manager

manager = get_manager()


def deliver(texts):
    return [manager.send(text) for text in texts]


def test_deliver():
    assert deliver(text for text in "ab") == [1, 2]


def test_deliver_in_parentheses():
    assert deliver((text for text in "ab")) == [1, 2]
