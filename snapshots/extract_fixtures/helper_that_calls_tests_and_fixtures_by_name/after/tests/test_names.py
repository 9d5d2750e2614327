import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def check_users(presence, expected):
    assert presence.users == expected


class TestChecks:
    def check(self, presence, *users):
        check_users(presence, list(users))

    def test_nobody(self, presence):
        self.check(presence)

    def test_somebody(self, presence):
        presence.enter("ann")
        self.check(presence, "ann")


def test_all(presence):
    check_users(presence, expected=[])
