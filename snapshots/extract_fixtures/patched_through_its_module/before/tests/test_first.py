from unittest import mock

from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann")


@mock.patch("tests.test_first.presence")
def test_patched(fake):
    assert presence is fake
