import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestEntering:
    def greet(self, presence, user):
        return presence.enter(user)

    def test_greet(self, presence):
        class Window:
            def greet(self, user):
                return user

            def open(self):
                return self.greet("nobody")

        assert Window().open() == "nobody"
        assert self.greet(presence, "ann")
