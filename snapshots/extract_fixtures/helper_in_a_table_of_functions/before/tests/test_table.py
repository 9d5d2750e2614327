from app.presence import Presence

presence = Presence()


def enter():
    return presence.enter("ann")


CHECKS = {"enter": enter}


def test_table():
    assert CHECKS["enter"]()
