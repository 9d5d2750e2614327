import pytest

from app.presence import Presence

presence = Presence()


class TestRooms:
    @pytest.fixture
    def room(self):
        return "attic"

    @pytest.fixture(scope="class", name="listed")
    def rooms(self, room):
        return [room]

    def test_rooms(self, listed):
        assert listed == ["attic"] and presence
