import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestRooms:
    @pytest.fixture
    def room(self):
        return "attic"

    @pytest.fixture(name="listed")
    def rooms(self, room):
        return [room]

    def test_rooms(self, listed, presence):
        assert listed == ["attic"] and presence
