import sys

if sys.version_info:
    from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann") == ["ann"]


from app.presence import Presence as Again  # noqa: E402


def test_again():
    assert Again().users == []
