from app.presence import Presence

presence = Presence()


def test_enter():
    def enter(user, where=presence):
        return where.enter(user)

    later = lambda user, where=presence: where.enter(user)
    assert enter("ann") == ["ann"]
    assert later("bob") == ["ann", "bob"]
