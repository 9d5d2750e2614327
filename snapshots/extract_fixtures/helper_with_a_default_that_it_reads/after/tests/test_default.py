import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user, where=None):
    where = where or presence
    return where.enter(user)


def test_default(presence):
    assert enter(presence, "ann") == ["ann"]
    assert enter(presence, "bob", Presence("attic")) == ["bob"]
