from tests.attic import room


def test_attic():
    assert room.room == "attic"
