import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def deliver(manager, text):
    return manager.send(text)


def count(manager):
    return len(manager.sent)


def test_comprehension(manager):
    assert [deliver(manager, text) for text in ("a", "b") if count(manager) < 9] == [1, 2]


def test_generator_as_the_only_argument(manager):
    assert sum(deliver(manager, text) for text in "ab") == 3


def test_lambda(manager):
    later = lambda text: deliver(manager, text)
    assert later("a") == 1


def test_nested_function(manager):
    def later():
        return deliver(manager, "a") + count(manager)

    assert later() == 2


def test_f_string(manager):
    assert f"{count(manager)} and {deliver(manager, 'x')!r}" == "0 and 1"


def test_chained(manager):
    assert str(deliver(manager, "a")).zfill(2) == "01"
