"""A comment goes with the code that it is about, and not without it."""

import ast

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.comments import lost_comments


def lost(old: str, new: str) -> list[str]:
    before, after = old.encode(), new.encode()
    change = FileChange("a.py", before, after, (Edit(0, len(before), after),))
    return [
        fault.message.removeprefix("this has lost its comment: ") for fault in lost_comments(change)
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x = 1  # why\n", "y = 1  # why\n"),
        ("import a  # old\nimport b\n", "import b\n"),
        ("# about a\nimport a\nimport b\n", "import b\n"),
        ("x = make()  # make it\n", "x = get()  # get it\n"),
        ("x = '# no comment'\n", "x = ''\n"),
        ("x = 1  # one\ny = 2  # two\n", "y = 2  # two\nx = 1  # one\n"),
        ("def f():\n    # only this\n    pass\n", "x = 1\n"),
        ("x = (\n# odd\n", "x = (\n"),
    ],
)
def test_what_is_not_lost(old: str, new: str) -> None:
    if old != new:
        assert lost(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "comments"),
    [
        ("x = 1  # why\n", "x = 1\n", ["# why"]),
        ("# above\nx = 1\n", "x = 1\n", ["# above"]),
        ("# one\n# two\n\nx = 1\n", "x = 1\n", ["# one", "# two"]),
        ("x = 1  # why\nx = 1  # why\n", "x = 1  # why\nx = 1\n", ["# why"]),
    ],
)
def test_what_is_lost(old: str, new: str, comments: list[str]) -> None:
    assert lost(old, new) == comments


def test_what_goes_with_its_code_may_stand_beside_the_same_code_elsewhere() -> None:
    gone = "class A:\n    # here\n    pass  # nothing\n\n\n"
    before = f"{gone}class B:\n    pass\n\n\ndef c(): ...  # nothing\n".encode()
    edits = [Edit(0, len(gone), b"")]
    assert not list(lost_comments(FileChange.edited("a.py", before, edits)))


def test_a_file_that_was_unparsed_has_lost_them() -> None:
    old = "# top\nimport a  # first\n\n\ndef f(x):  # of x\n    # inner\n    return a.g(x)\n"
    assert lost(old, ast.unparse(ast.parse(old)) + "\n") == [
        "# top",
        "# first",
        "# of x",
        "# inner",
    ]
