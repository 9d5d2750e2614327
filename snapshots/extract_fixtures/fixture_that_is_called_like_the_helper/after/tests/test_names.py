import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def users(presence):
    return presence.users


class TestNames:
    @pytest.fixture
    def users(self, presence):
        return users(presence)

    def test_users(self, users):
        assert users == []
