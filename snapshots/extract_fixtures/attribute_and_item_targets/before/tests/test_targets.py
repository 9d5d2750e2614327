from types import SimpleNamespace

from app.presence import Presence

state = SimpleNamespace()
state.presence = Presence()
rooms = {}
rooms["attic"] = Presence("attic")


def test_state():
    assert state.presence.room != rooms["attic"].room
