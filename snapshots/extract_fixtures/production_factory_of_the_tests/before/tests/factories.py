"""Things that tests are made of."""

from app.presence import Presence


def make_presence(room="lobby", *users):
    presence = Presence(room)
    for user in users:
        presence.enter(user)
    return presence
