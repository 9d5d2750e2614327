import pytest

from app.presence import Presence


@pytest.fixture(scope="class")
def presence():
    return Presence()


class TestEntering:
    @pytest.fixture(scope="class", autouse=True)
    def entered(self, presence):
        presence.enter("ann")

    def test_first(self, presence):
        assert presence.users == ["ann"]

    def test_second(self, presence):
        assert presence.users == ["ann"]
