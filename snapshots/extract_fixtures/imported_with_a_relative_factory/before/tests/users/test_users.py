from ..rooms.test_rooms import attic


def test_users():
    assert attic.users == []
