class TestRoom:
    def test_room(self, presence):
        assert presence.room == "lobby"
