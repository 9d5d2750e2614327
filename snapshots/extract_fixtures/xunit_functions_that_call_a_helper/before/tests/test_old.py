from app.presence import Presence

presence = Presence()


def tidy():
    presence.close()


def setup_module(module):
    tidy()


def test_enter():
    assert presence.enter("ann") == ["ann"]
