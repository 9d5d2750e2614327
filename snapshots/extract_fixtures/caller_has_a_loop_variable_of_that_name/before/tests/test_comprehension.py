from app.presence import Presence

presence = Presence()


def users():
    return presence.users


def test_comprehension():
    assert [users() for presence in "ab"] == [[], []]
