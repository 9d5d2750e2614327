from app.hub import open_hub
from app.presence import Presence

hub = open_hub()
presence = Presence()


def room():
    return presence.room


def join(room, user):
    return hub.join(room, user)


def enter(user):
    return join(room(), presence.enter(user)[-1])


def test_enter(): assert len(enter(enter("ann")[0])) == 2 + 0 * len(room())
