from app.hub import open_hub
from app.presence import Presence

hub = open_hub()
lobby = Presence()
attic = Presence("attic")
unread = Presence("cellar")


def enter(user):
    lobby.enter(user)
    return hub.join(lobby.room, user)


def test_enter():
    assert enter("ann") == ["ann"]


def test_attic():
    assert attic.room == "attic"
