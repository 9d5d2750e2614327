from app.service import attic, cellar, lobby


def test_rooms():
    assert lobby.room + attic.room + cellar().room
