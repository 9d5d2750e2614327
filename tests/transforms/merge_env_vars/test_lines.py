"""Entries that are taken out with their lines."""

import pytest

from migrator.api import Edit, Source, Span, apply, in_order
from transforms.merge_env_vars.formats.lines import start_with_comments, without_lines
from transforms.merge_env_vars.names import Names

NAMES = Names({"OLD": "NEW", "B_OLD": "B_NEW"})


def _without(text: str, *entries: str, newline: str = "\n", comment: str = "#") -> str:
    code = text.replace("\n", newline).encode()
    source = Source("x", code)
    edits: list[Edit] = []
    for entry in entries:
        wanted = entry.replace("\n", newline).encode()
        start = code.index(wanted)
        span = Span(start, start + len(wanted))
        edits += without_lines(source, span, NAMES, comment.encode())
    return apply(code, in_order(edits)).decode().replace(newline, "\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A=1\nOLD=x\nB=2\n", "A=1\nB=2\n"),
        ("  OLD=x # why\nB=2\n", "B=2\n"),
        ("OLD=x\n", ""),
        ("OLD=x", ""),
        ("A=1\nOLD=x", "A=1"),
        ("A=1\nOLD=x\n", "A=1\n"),
        # A comment that is about it, about more, about nothing of the sort.
        ("A=1\n# OLD goes\n# soon\nOLD=x\nB=2\n", "A=1\nB=2\n"),
        ("# OLD or NEW\nOLD=x\nB=2\n", "# OLD or NEW\nB=2\n"),
        ("# of old\nOLD=x\nB=2\n", "# of old\nB=2\n"),
        ("# OLD goes\n\nOLD=x\nB=2\n", "# OLD goes\n\nB=2\n"),
        # What parts comments, and what is out of use.
        ("# --- a ---\n# OLD goes\nOLD=x\n", "# --- a ---\n"),
        ("# a\n#\n# OLD goes\nOLD=x\n", "# a\n#\n"),
        ("# OLD=y\nOLD=x\n", "# OLD=y\n"),
        ("# export OLD=y\n# about OLD\nOLD=x\n", "# export OLD=y\n"),
        ("#!/bin/sh\nOLD=x\n", "#!/bin/sh\n"),
        # Blank lines on both sides become those of one side.
        ("A=1\n\nOLD=x\n\nB=2\n", "A=1\n\nB=2\n"),
        ("A=1\n\n# OLD goes\nOLD=x\n\n\nB=2\n", "A=1\n\nB=2\n"),
        ("OLD=x\n\nB=2\n", "B=2\n"),
        ("A=1\nOLD=x\n\nB=2\n", "A=1\n\nB=2\n"),
        ("A=1\n\nOLD=x\nB=2\n", "A=1\n\nB=2\n"),
        ("A=1\n\nOLD=x\n", "A=1\n"),
        ("A=1\n\nOLD=x", "A=1"),
        ("A=1\n\nOLD=x\n\n", "A=1\n"),
        # A text without a line end at its end has none afterwards.
        ("OLD=x\nB=2", "B=2"),
        ("A=1\nOLD=x\nB=2", "A=1\nB=2"),
        ("A=1\n\nOLD=x\n\nB=2", "A=1\n\nB=2"),
        ("A=1\n\nOLD=x\nB=2", "A=1\n\nB=2"),
        ("B_OLD=y\nOLD=x", "B_OLD=y"),
        ("B_OLD=y\n\n# OLD goes\nOLD=x", "B_OLD=y"),
    ],
)
def test_a_line_goes(before: str, after: str, newline: str) -> None:
    assert _without(before, "OLD=x", newline=newline) == after


def test_an_entry_of_several_lines() -> None:
    assert _without("A\nOLD=x\ny\nz\nB\n", "OLD=x\ny\nz") == "A\nB\n"


def test_another_mark_of_comments() -> None:
    assert _without("a\n; OLD goes\nOLD=x\nb\n", "OLD=x", comment=";") == "a\nb\n"
    assert _without("a\n// OLD goes\nOLD=x\nb\n", "OLD=x", comment="//") == "a\nb\n"
    assert _without("a\n# OLD goes\nOLD=x\nb\n", "OLD=x", comment=";") == "a\n# OLD goes\nb\n"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.parametrize("between", ["", "\n", "\n\n", "# of B_OLD\n", "C=1\n", "\nC=1\n\n"])
@pytest.mark.parametrize("start", ["", "A=1\n", "A=1\n\n", "\n", "# of OLD\n"])
def test_two_lines_go_together_wherever_they_stand(start: str, between: str, end: str) -> None:
    left = _without(f"{start}OLD=x\n{between}B_OLD=y{end}", "OLD=x", "B_OLD=y")
    kept = [line for line in (start + between).splitlines() if line and line[0] in "AC"]
    assert [line for line in left.splitlines() if line] == kept
    if kept and not end:
        assert not left.endswith("\n")


def test_where_a_line_starts_with_its_comment() -> None:
    source = Source("x", b"A\n  # about OLD\n  OLD=x\n# no\nB\n")
    at = source.code.index(b"OLD=x")
    assert start_with_comments(source, Span(at, at + 5), NAMES) == 2
    at = source.code.index(b"B\n")
    assert start_with_comments(source, Span(at, at + 1), NAMES) == at
