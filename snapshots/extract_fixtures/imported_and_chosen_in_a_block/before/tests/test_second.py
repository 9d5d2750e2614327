from tests.test_first import presence


def test_room():
    assert presence.room
