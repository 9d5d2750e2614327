import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_default(presence, user="ann"):
    assert presence.enter(user) == ["ann"]


def test_default_after_a_fixture(tmp_path, presence, user="ann"):
    assert presence.enter(tmp_path) and user


def test_star(tmp_path, *rest, presence):
    assert presence.enter(rest) and tmp_path


def test_keyword_only(*, tmp_path, presence):
    assert presence.enter(tmp_path)


def test_double_star(tmp_path, presence, **rest):
    assert presence.enter(tmp_path) and not rest


@pytest.fixture
def trailing(
    tmp_path,
    presence,
    user="bob",  # a guest
):
    presence.enter(user)
    return tmp_path


def test_over_lines(
    trailing,  # a folder
    capsys,
    presence,
):
    assert presence.users == ["bob"]
    assert trailing and capsys


def test_annotated(tmp_path: object, presence) -> None:
    assert presence.enter(tmp_path)
