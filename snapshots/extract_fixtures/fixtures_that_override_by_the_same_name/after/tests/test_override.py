import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def users(users, presence):
    presence.users.extend(users)
    return presence.users


class TestOverride:
    @pytest.fixture
    def users(self, users, presence):
        presence.enter("bob")
        return users

    def test_users(self, users):
        assert users == ["ann", "bob"]
