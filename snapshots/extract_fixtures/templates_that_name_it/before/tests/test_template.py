from app.presence import Presence

presence = Presence()


def test_format():
    assert "{presence.room}".format(presence=presence) == "lobby"
    assert "{}".format(presence.room) == "lobby"


def test_percent():
    assert "%(presence)s" % {"presence": presence.room} == "lobby"
