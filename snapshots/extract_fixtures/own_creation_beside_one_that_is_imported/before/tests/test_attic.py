from tests.shared import room


def test_attic():
    assert room.room == "attic"
