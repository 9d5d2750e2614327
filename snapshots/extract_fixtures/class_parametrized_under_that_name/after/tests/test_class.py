import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.mark.parametrize("presence", [1])
class TestEntering:
    def test_own(self, presence):
        assert presence == 1


def test_room(presence):
    assert presence.room == "lobby"
