import os

from app.handler import Handler
from app.presence import Presence

presence = Presence()
if os.sep:
    handler = Handler(presence)
else:
    handler = None


def test_handler():
    assert handler.presence is presence
