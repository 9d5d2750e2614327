from unittest import mock

from app.presence import Presence

presence = Presence()


def test_patched():
    with mock.patch("tests.test_first.Presence") as fake:
        assert fake
