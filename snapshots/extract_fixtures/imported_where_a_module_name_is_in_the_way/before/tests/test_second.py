from tests.shared import lobby as hall

lobby = "a word"


def test_room():
    assert hall.room == lobby or hall.room
