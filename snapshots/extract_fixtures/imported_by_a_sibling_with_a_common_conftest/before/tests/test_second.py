from tests.test_first import manager


def test_ids():
    assert manager.ids == ["u"]


def test_nothing():
    assert 1
