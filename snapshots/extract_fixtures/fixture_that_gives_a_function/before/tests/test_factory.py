import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def enter():
    def enter(user):
        return presence.enter(user)

    yield enter
    presence.close()


def test_enter(enter):
    assert enter("ann") is presence.users
