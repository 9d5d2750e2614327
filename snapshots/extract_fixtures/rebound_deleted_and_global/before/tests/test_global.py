from app.presence import Presence

cellar = Presence("cellar")


def reset():
    global cellar
    cellar = Presence()


def test_reset():
    reset()
    assert cellar.room == "lobby"
