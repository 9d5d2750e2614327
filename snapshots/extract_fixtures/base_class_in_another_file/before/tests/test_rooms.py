from tests.base import RoomTests


class TestLobby(RoomTests):
    def test_more(self):
        assert self.room
