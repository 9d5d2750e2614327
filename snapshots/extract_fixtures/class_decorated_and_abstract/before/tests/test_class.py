import abc
import dataclasses

from app.presence import Presence

presence = Presence()


class Rooms(abc.ABC):
    @abc.abstractmethod
    def room(self): ...

    def test_room(self):
        assert presence.room == self.room()


class TestLobby(Rooms):
    def room(self):
        return "lobby"
