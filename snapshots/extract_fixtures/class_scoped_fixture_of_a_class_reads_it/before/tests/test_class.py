import pytest

from app.presence import Presence

presence = Presence()


class TestEntering:
    @pytest.fixture(scope="class", autouse=True)
    def entered(self):
        presence.enter("ann")

    def test_first(self):
        assert presence.users == ["ann"]

    def test_second(self):
        assert presence.users == ["ann"]
