import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestEntering:
    def greet(self, presence, user):
        return presence.enter(user)

    def test_greet(self, presence):
        def all_of(*users):
            return [self.greet(presence, user) for user in users]

        assert all_of("ann", "bob")
        assert (lambda: self.greet(presence, "cleo"))()
