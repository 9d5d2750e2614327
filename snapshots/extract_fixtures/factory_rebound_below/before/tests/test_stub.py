from app.presence import Presence

presence = Presence()


class Stub:
    users = ("nobody",)


Presence = Stub


def test_real():
    assert presence.users == []


def test_stub():
    assert Presence().users == ("nobody",)
