from shared import presence


def test_room():
    assert presence.room == "lobby"
