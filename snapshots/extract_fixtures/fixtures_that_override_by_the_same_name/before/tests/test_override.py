import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def users(users):
    presence.users.extend(users)
    return presence.users


class TestOverride:
    @pytest.fixture
    def users(self, users):
        presence.enter("bob")
        return users

    def test_users(self, users):
        assert users == ["ann", "bob"]
