"""What all tests of rooms have in common."""

from app.presence import Presence

presence = Presence()


class RoomTests:
    room = "lobby"

    def test_room(self):
        assert presence.room == self.room
