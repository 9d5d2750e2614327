import unittest
import warnings

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@unittest.skipIf(False, "never")
def test_skip_if(presence):
    assert presence.room


class TestDecorated:
    @unittest.skipUnless(True, "always")
    def test_skip_unless(self, presence):
        assert presence.room
