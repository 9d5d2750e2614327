import sys

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_one_line(presence): assert presence.room


def test_spaces (presence ) : assert presence.room


def test_comment(presence  # nothing is needed
):
    assert presence.room


def test_trailing_comma(tmp_path, presence,):
    assert presence.room and tmp_path


def test_long(tmp_path, capsys, monkeypatch, recwarn, caplog, request, pytestconfig, presence):
    assert presence.room and tmp_path and sys and recwarn is not None and pytestconfig


def test_returns(presence) -> None:
    assert presence.room


class TestShapes:
    def test_self_only(self, presence,): assert presence.room

    def test_slash(self, /, tmp_path, presence):
        assert presence.room and tmp_path
