import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_read_deep_down(presence):
    count = 0

    def enter(user):
        nonlocal count
        count += 1
        return presence.enter(user)

    enter("ann")
    assert enter("bob") == ["ann", "bob"]
    assert count == 2


def test_nonlocal_namesake():
    presence = 0

    def more():
        nonlocal presence
        presence += 1

    more()
    assert presence == 1


def test_class_inside(presence):
    class Room:
        users = presence.users

        def enter(self):
            return presence.enter("ann")

    assert Room().enter() is Room.users
