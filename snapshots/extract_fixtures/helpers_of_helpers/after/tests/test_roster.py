import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def gateway():
    return get_manager(Ctx(user_id="u"))


def everyone(gateway):
    return sorted(gateway.ids)


def first(gateway):
    return everyone(gateway)[0]


def greeting(gateway, word):
    return f"{word}, {first(gateway)}"


def quiet(word):
    return word.lower()


def test_first(gateway):
    assert first(gateway) == "u"


def test_greeting(gateway):
    assert greeting(gateway, "hello") == "hello, u"


def test_quiet():
    assert quiet("Hello") == "hello"
