from unittest.mock import patch

from app.presence import Presence

presence = Presence()


class TestMethods:
    @patch("os.getpid")
    def test_one(self, pid):
        assert presence.enter(pid) == [pid]


@patch("os.getcwd")
class TestAll:
    @patch("os.getpid")
    def test_both(self, pid, cwd):
        assert presence.enter(pid) != [cwd]

    def test_nothing(self, cwd):
        assert cwd
