from app.other import Presence

presence = Presence()


def test_users():
    assert presence.users == ["nobody"]
