from app.presence import Presence

make = Presence
presence = make()


def test_enter():
    assert presence.enter("ann")
