import abc
import dataclasses

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class Rooms(abc.ABC):
    @abc.abstractmethod
    def room(self): ...

    def test_room(self, presence):
        assert presence.room == self.room()


class TestLobby(Rooms):
    def room(self):
        return "lobby"
