class TestRoom:
    room = "lobby"

    def test_room(self, presence):
        assert presence.room == self.room
