"""Where something stood, no more blank lines are left than it had on one side."""

import pytest

from migrator.core.blank_lines import closed_up
from migrator.core.edits import apply
from migrator.core.source import Source


@pytest.mark.parametrize(
    ("left", "closed"),
    [
        ("a\n\n|\nb\n", "a\n\nb\n"),
        ("a\n\n\n|\n\nb\n", "a\n\n\nb\n"),
        ("a\n\n\n\n|b\n", "a\n\n\nb\n"),
        ("a\n|b\n", "a\nb\n"),
        ("\n\n|b\n", "b\n"),
        ("a\n\n|", "a\n"),
        ("def a():\n\n|    b\n", "def a():\n    b\n"),
        ("    a\n\n\n|    b\n", "    a\n\n    b\n"),
        ("try:\n    a\n\n|except B:\n    c\n", "try:\n    a\nexcept B:\n    c\n"),
    ],
)
def test_closed_up(left: str, closed: str) -> None:
    at = left.index("|")
    source = Source("a.py", left.replace("|", "").encode())
    assert apply(source.code, closed_up(source, [at])).decode() == closed
