from unittest import mock
from unittest.mock import patch

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@patch("os.getcwd")
@patch("os.getpid")
def test_stacked(pid, cwd, presence):
    assert presence.enter(pid) == [pid]
    assert cwd is not pid


@patch("os.getcwd")
@patch("os.getpid", new=1)
def test_new(cwd, presence):
    assert presence.enter(cwd) == [cwd]


@mock.patch.object(Presence, "enter")
def test_object(enter, presence):
    presence.enter("ann")
    enter.assert_called_once_with("ann")


@patch("os.getcwd")
def test_with_a_fixture(cwd, tmp_path, capsys, presence):
    assert presence.enter(tmp_path) and cwd and capsys


@patch.dict("os.environ", {"ROOM": "attic"})
def test_dict(presence):
    assert presence.room
