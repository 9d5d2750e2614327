from app.presence import Presence

presence = Presence()


def enter(user): return presence.enter(user)
def test_enter(): assert enter("ann") == ["ann"]; assert presence.users
def test_room(
): assert presence.room
def test_nothing():
    pass
