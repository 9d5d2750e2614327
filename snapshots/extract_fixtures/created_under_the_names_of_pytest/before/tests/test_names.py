from app.presence import Presence

request = Presence()
tmp_path = Presence("attic")


def test_both():
    assert request.room != tmp_path.room
