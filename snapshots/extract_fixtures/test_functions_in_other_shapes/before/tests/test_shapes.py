import sys

from app.presence import Presence

presence = Presence()


def test_one_line(): assert presence.room


def test_spaces ( ) : assert presence.room


def test_comment(  # nothing is needed
):
    assert presence.room


def test_trailing_comma(tmp_path,):
    assert presence.room and tmp_path


def test_long(tmp_path, capsys, monkeypatch, recwarn, caplog, request, pytestconfig):
    assert presence.room and tmp_path and sys and recwarn is not None and pytestconfig


def test_returns() -> None:
    assert presence.room


class TestShapes:
    def test_self_only(self,): assert presence.room

    def test_slash(self, /, tmp_path):
        assert presence.room and tmp_path
