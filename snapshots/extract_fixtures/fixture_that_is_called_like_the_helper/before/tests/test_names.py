import pytest

from app.presence import Presence

presence = Presence()


def users():
    return presence.users


class TestNames:
    @pytest.fixture
    def users(self):
        return users()

    def test_users(self, users):
        assert users == []
