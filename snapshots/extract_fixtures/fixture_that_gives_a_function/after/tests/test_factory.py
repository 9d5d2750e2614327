import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def enter(presence):
    def enter(user):
        return presence.enter(user)

    yield enter
    presence.close()


def test_enter(enter, presence):
    assert enter("ann") is presence.users
