import pytest

from app.presence import Presence

print(lobby := Presence())


class TestRoom:
    presence = Presence("attic")

    def test_room(self):
        assert self.presence.room == "attic"

    @pytest.mark.parametrize("where", [Presence("cellar")])
    def test_where(self, where, other=Presence()):
        assert where.room != other.room


def test_lobby():
    assert lobby.room == "lobby"
