from app.rooms import House

house = House()
lobby = house.open()


def test_lobby():
    assert lobby.room == "lobby" and house.name
