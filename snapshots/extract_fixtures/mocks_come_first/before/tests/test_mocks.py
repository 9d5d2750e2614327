from unittest import mock
from unittest.mock import patch

from app.presence import Presence

presence = Presence()


@patch("os.getcwd")
@patch("os.getpid")
def test_stacked(pid, cwd):
    assert presence.enter(pid) == [pid]
    assert cwd is not pid


@patch("os.getcwd")
@patch("os.getpid", new=1)
def test_new(cwd):
    assert presence.enter(cwd) == [cwd]


@mock.patch.object(Presence, "enter")
def test_object(enter):
    presence.enter("ann")
    enter.assert_called_once_with("ann")


@patch("os.getcwd")
def test_with_a_fixture(cwd, tmp_path, capsys):
    assert presence.enter(tmp_path) and cwd and capsys


@patch.dict("os.environ", {"ROOM": "attic"})
def test_dict():
    assert presence.room
