from app.presence import Presence

cellar = Presence("cellar")


def test_cellar(cellar="mine"):
    assert cellar == "mine"
