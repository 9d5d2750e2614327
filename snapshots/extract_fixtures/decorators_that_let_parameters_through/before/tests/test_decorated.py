import unittest
import warnings

from app.presence import Presence

presence = Presence()


@unittest.skipIf(False, "never")
def test_skip_if():
    assert presence.room


class TestDecorated:
    @unittest.skipUnless(True, "always")
    def test_skip_unless(self):
        assert presence.room
