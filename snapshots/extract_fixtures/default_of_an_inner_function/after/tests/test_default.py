import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_enter(presence):
    def enter(user, where=presence):
        return where.enter(user)

    later = lambda user, where=presence: where.enter(user)
    assert enter("ann") == ["ann"]
    assert later("bob") == ["ann", "bob"]
