class Presence:
    users = ()


presence = Presence()


def test_users():
    assert presence.users == ()
