import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user): return presence.enter(user)
def test_enter(presence): assert enter(presence, "ann") == ["ann"]; assert presence.users
def test_room(presence
): assert presence.room
def test_nothing():
    pass
