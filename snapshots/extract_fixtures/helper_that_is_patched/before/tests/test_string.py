from unittest import mock

from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def twice(user):
    return enter(user), enter(user)


def test_patched():
    with mock.patch("tests.test_string.enter") as fake:
        twice("ann")
    fake.assert_called_with("ann")
