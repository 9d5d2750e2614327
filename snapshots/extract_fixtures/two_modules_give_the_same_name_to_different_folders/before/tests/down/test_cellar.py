from .shared import room


def test_cellar():
    assert room.room == "cellar"
