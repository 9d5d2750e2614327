from app.presence import Presence

presence = Presence()
presence = [presence]


def test_rebound():
    assert presence[0].users == []
