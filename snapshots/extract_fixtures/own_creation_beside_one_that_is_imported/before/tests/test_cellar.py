from app.presence import Presence

room = Presence("cellar")


def test_cellar():
    assert room.room == "cellar"
