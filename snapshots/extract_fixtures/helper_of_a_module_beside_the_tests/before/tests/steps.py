"""Steps that tests take."""

from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)
