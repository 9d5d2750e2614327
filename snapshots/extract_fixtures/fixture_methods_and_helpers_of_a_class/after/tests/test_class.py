import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestEntering:
    """People come in."""

    @pytest.fixture
    def users(self, presence):
        return self.entered(presence, "ann")

    def entered(self, presence, *users):
        for user in users:
            presence.enter(user)
        return presence.users

    def test_users(self, users):
        assert users == ["ann"]

    def test_more(self, users, presence):
        assert self.entered(presence, "bob") == ["ann", "bob"]


class TestOthers:
    def entered(self):
        return ["nobody"]

    def test_entered(self):
        assert self.entered() == ["nobody"]
