import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_is_a_helper_here(presence):
    return presence.users


def check_users(presence):
    assert test_is_a_helper_here(presence) == []


class CheckRoom:
    def check_room(self, presence):
        assert presence.room == "lobby"
