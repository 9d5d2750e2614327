import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def deliver(manager, texts):
    return [manager.send(text) for text in texts]


def test_deliver(manager):
    assert deliver(manager, (text for text in "ab")) == [1, 2]


def test_deliver_in_parentheses(manager):
    assert deliver(manager, (text for text in "ab")) == [1, 2]
