import os
from unittest import mock as m
from unittest.mock import Mock, patch

from app.presence import Presence

presence = Presence()


@patch("os.getpid", 5)
def test_positional():
    assert presence.enter(os.getpid) == [5]


@m.patch.object(os, "getpid", 5)
def test_object_positional(tmp_path):
    assert presence.enter(os.getpid) == [5] and tmp_path


@m.patch.object(os, "getpid", return_value=5)
def test_return_value(pid):
    assert presence.enter(pid()) == [5]


@patch("os.getpid", new_callable=Mock)
@patch("os.getcwd", autospec=True)
def test_made(cwd, pid):
    assert presence.enter(pid) and cwd


@patch("os.getpid", **{"return_value": 5})
def test_stars(pid):
    assert presence.enter(pid()) == [5]


@patch("os.getpid", new=5)
@patch("os.getcwd")
def test_both(cwd, capsys):
    assert presence.enter(os.getpid) and cwd and capsys
