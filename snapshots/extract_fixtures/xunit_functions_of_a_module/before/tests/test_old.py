from app.presence import Presence

presence = Presence()


def setup_function(function):
    presence.close()


def teardown_module():
    presence.close()


def test_enter():
    assert presence.enter("ann") == ["ann"]
