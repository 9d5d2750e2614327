import pytest

from app.presence import Presence

presence = Presence()


class TestEntering:
    """People come in."""

    @pytest.fixture
    def users(self):
        return self.entered("ann")

    def entered(self, *users):
        for user in users:
            presence.enter(user)
        return presence.users

    def test_users(self, users):
        assert users == ["ann"]

    def test_more(self, users):
        assert self.entered("bob") == ["ann", "bob"]


class TestOthers:
    def entered(self):
        return ["nobody"]

    def test_entered(self):
        assert self.entered() == ["nobody"]
