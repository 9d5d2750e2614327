from app.presence import Presence
from app.presence import Presence as Again

presence = Presence()
other = Again()


def test_nothing():
    assert 1
