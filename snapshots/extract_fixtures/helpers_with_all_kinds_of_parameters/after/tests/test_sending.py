import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def with_default(manager, text="hi"):
    return manager.send(text)


def with_stars(manager, *texts, **options):
    return [manager.send(text) for text in texts] if options else []


def keyword_only(manager, *, text):
    return manager.send(text)


def positional_only(manager, text, /, again=False):
    return manager.send(text) + again


def over_lines(
    manager,
    text,
    times=1,
):
    return manager.send(text * times)


def test_all(manager):
    assert with_default(manager) == 1
    assert with_default(manager, "there") == 2
    assert with_stars(manager, "a", "b", loud=True) == [3, 4]
    assert with_stars(manager, *["c"], **{"loud": True}) == [5]
    assert keyword_only(manager, text="d") == 6
    assert positional_only(manager, "e", again=True) == 8
    assert over_lines(
        manager,
        "f",
        times=2,
    ) == 8
