from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def test_map():
    assert list(map(enter, ["ann", "bob"]))


def test_direct():
    assert enter("cleo")
