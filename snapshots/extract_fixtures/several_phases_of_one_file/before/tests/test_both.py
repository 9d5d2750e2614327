from app.hub import open_hub
from app.presence import Presence

hub = open_hub()
presence = Presence()


def enter(user):
    return hub.join(presence.room, user)


def test_enter():
    assert enter("ann") == ["ann"]
