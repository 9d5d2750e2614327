import os

from app.presence import Presence

lobby = Presence() if os.sep else None
attic = None or Presence("attic")
(cellar,) = [Presence("cellar")]


def test_rooms():
    assert lobby.room + attic.room + cellar.room
