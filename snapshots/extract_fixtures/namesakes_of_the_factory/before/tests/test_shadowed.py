from app.presence import Presence


class Presence(Presence):
    """A narrower one."""


presence = Presence()


def test_users():
    assert presence.users == []
