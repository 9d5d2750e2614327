from tests.cellar import room


def test_cellar():
    assert room.room == "cellar"
