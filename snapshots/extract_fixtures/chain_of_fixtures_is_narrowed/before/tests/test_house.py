from app.presence import Presence

lobby = Presence()


def test_house(house):
    assert house and lobby
