from tests.test_first import manager


def test_nothing():
    assert 1
