from app.presence import *

presence = Presence()


def test_enter():
    assert presence.enter("ann")
