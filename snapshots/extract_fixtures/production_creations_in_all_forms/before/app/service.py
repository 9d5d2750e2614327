"""Who is here, in many ways."""

from app.presence import Presence

try:
    lobby = Presence()
except OSError:
    lobby = None

if lobby:
    attic: Presence = Presence("attic")


def cellar():
    room = Presence("cellar")
    return room
