import pytest

from app.hub import open_hub
from app.presence import Presence


@pytest.fixture
def hub():
    return open_hub()


@pytest.fixture
def presence():
    return Presence()


def room(presence):
    return presence.room


def join(hub, room, user):
    return hub.join(room, user)


def enter(hub, presence, user):
    return join(hub, room(presence), presence.enter(user)[-1])


def test_enter(hub, presence): assert len(enter(hub, presence, enter(hub, presence, "ann")[0])) == 2 + 0 * len(room(presence))
