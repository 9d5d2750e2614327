"""What is here.

>>> presence.room
'lobby'
"""

from app.presence import Presence

presence = Presence()


def test_room():
    """It is the lobby.

    >>> presence.users
    []
    """
    assert presence.room == "lobby"
