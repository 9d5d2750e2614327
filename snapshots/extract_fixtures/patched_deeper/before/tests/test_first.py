from unittest import mock

from app.presence import Presence

presence = Presence()


def test_patched():
    with mock.patch("tests.test_first.presence.enter") as enter:
        presence.enter("ann")
    enter.assert_called_once_with("ann")


@mock.patch("tests.test_first.presence.room", "attic")
def test_room():
    assert presence.room == "attic"
