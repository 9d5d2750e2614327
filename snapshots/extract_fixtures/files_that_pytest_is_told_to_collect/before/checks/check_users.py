from app.presence import Presence

presence = Presence()


def test_is_a_helper_here():
    return presence.users


def check_users():
    assert test_is_a_helper_here() == []


class CheckRoom:
    def check_room(self):
        assert presence.room == "lobby"
