from contextlib import contextmanager

from app.presence import Presence

presence = Presence()


@contextmanager
def entered(user):
    yield presence.enter(user)
    presence.users.remove(user)


def test_entered():
    with entered("ann") as users, entered("bob"):
        assert users == ["ann", "bob"]
