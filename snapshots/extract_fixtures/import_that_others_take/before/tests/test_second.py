from tests.test_first import Presence


def test_made():
    assert Presence().users == []
