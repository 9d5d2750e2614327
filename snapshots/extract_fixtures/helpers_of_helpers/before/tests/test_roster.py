from app.ws.manager import get_manager

gateway = get_manager()


def everyone():
    return sorted(gateway.ids)


def first():
    return everyone()[0]


def greeting(word):
    return f"{word}, {first()}"


def quiet(word):
    return word.lower()


def test_first():
    assert first() == "u"


def test_greeting():
    assert greeting("hello") == "hello, u"


def test_quiet():
    assert quiet("Hello") == "hello"
