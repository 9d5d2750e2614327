from app.presence import Presence

presence = Presence()


def swap():
    global presence
    old, presence = presence, Presence("attic")
    return old


def test_swap():
    assert swap().room == "lobby"
    assert presence.room == "attic"
