from tests.test_first import hub


def test_rooms():
    assert hub.rooms == {}
