from tests.test_first import Presence, presence


def test_made():
    assert isinstance(presence, Presence)
