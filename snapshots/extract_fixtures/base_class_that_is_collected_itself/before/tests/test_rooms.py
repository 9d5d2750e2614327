from tests.test_base import TestRoom as Base


class TestLobby(Base):
    def test_more(self):
        assert self.room
