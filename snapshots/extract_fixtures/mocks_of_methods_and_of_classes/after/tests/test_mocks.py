from unittest.mock import patch

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class TestMethods:
    @patch("os.getpid")
    def test_one(self, pid, presence):
        assert presence.enter(pid) == [pid]


@patch("os.getcwd")
class TestAll:
    @patch("os.getpid")
    def test_both(self, pid, cwd, presence):
        assert presence.enter(pid) != [cwd]

    def test_nothing(self, cwd):
        assert cwd
