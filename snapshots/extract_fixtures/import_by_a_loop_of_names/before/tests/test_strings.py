from app.presence import Presence

cellar = Presence("cellar")


def test_string():
    assert cellar.room == "cellar"
