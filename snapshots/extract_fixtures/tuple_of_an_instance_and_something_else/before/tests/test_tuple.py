from app.presence import Presence

lobby, limit = Presence(), 3


def test_lobby():
    assert lobby.room and limit == 3
