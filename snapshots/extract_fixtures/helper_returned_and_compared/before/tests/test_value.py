from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def chosen():
    return enter


def test_chosen():
    assert chosen() is enter
    assert chosen()("ann")
