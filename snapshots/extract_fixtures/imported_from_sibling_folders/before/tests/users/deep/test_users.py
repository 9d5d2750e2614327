from tests.rooms.test_rooms import manager


def first():
    return manager.ids[0]


def test_first():
    assert first() == "u"
