import pytest

from app.presence import Presence

presence = Presence()


def test_default(user="ann"):
    assert presence.enter(user) == ["ann"]


def test_default_after_a_fixture(tmp_path, user="ann"):
    assert presence.enter(tmp_path) and user


def test_star(tmp_path, *rest):
    assert presence.enter(rest) and tmp_path


def test_keyword_only(*, tmp_path):
    assert presence.enter(tmp_path)


def test_double_star(tmp_path, **rest):
    assert presence.enter(tmp_path) and not rest


@pytest.fixture
def trailing(
    tmp_path,
    user="bob",  # a guest
):
    presence.enter(user)
    return tmp_path


def test_over_lines(
    trailing,  # a folder
    capsys,
):
    assert presence.users == ["bob"]
    assert trailing and capsys


def test_annotated(tmp_path: object) -> None:
    assert presence.enter(tmp_path)
