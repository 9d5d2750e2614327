from app.other import Presence
from app.presence import Presence as Real

here = Real()
there = Presence()


def test_here():
    assert here.users == []


def test_there():
    assert there.users == ["nobody"]
