import dataclasses

from app.presence import Presence

lobby = Presence()


@dataclasses.dataclass
class Room:
    name: str
    users: list = dataclasses.field(default_factory=lambda: lobby.users)


def test_room():
    assert Room("lobby").users is lobby.users
