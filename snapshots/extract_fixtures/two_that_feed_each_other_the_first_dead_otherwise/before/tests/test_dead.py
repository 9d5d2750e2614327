from app.handler import Handler
from app.presence import Presence

presence = Presence()
handler = Handler(presence)


def test_nothing():
    assert 1
