import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def nothing (presence): return presence.users


def keyword(presence, *, user="ann"):
    return presence.enter(user)


def stars(presence, *users):
    return [presence.enter(user) for user in users]


def double(presence, **options):
    return presence.enter(options)


def slash(presence, user, /):
    return presence.enter(user)


def comment(
    presence,
    # who comes
    user,
):
    return presence.enter(user)


def test_all(presence):
    nothing (presence)
    keyword(presence, user="bob")
    stars(presence, *"ab")
    double(presence, **{"a": 1})
    slash(presence, "cleo")
    comment(
        presence,
        # somebody
        "dan",
    )
    comment(presence, "eve",)
    assert len(nothing(presence)) == 7
