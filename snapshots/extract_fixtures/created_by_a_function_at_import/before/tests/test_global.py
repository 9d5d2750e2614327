from app.presence import Presence

presence = None


def prepare():
    global presence
    presence = Presence()


prepare()


def test_enter():
    assert presence.enter("ann")
