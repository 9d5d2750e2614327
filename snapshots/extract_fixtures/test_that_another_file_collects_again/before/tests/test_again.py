from tests.test_first import test_room  # noqa: F401


def test_nothing():
    assert 1
