"""Import statements rewritten: names leave, come and change, and the layout stays."""

import ast
from collections.abc import Iterator

import pytest

from migrator.core.imports import (
    Destination,
    ImportLayoutError,
    Rewritten,
    rewrite,
    rewrite_module,
    with_comments,
)
from tests.properties import stdlib

Changes = dict[int, Destination | None]

#: So many files of the standard library give their import statements.
FILES = 120

X = Destination("new", "x")
Y = Destination("new", "y")
Z = Destination("far", "z")
MODULE = Destination(None, "new.m")


@pytest.mark.parametrize(
    ("text", "changes", "main", "following"),
    [
        # The only name
        ("from old import a", {0: X}, "from new import x", ()),
        ("from old import a as b", {0: X}, "from new import x", ()),
        ("from old import a as b", {0: Destination("new", "x", "b")}, "from new import x as b", ()),
        ("from old import a", {0: Destination("new", "x", "a")}, "from new import x as a", ()),
        ("from old import a", {0: None}, None, ()),
        ("from old import a", {0: MODULE}, "import new.m", ()),
        ("from .old import a", {0: Destination(".new", "x")}, "from .new import x", ()),
        ("from .old import a", {0: Destination(".", "x")}, "from . import x", ()),
        ("from . import a", {0: Destination("..b.c", "x")}, "from ..b.c import x", ()),
        ("from   old   import   a", {0: X}, "from   new   import   x", ()),
        ("from.import a", {0: X}, "from new import x", ()),
        ("from old import (a)", {0: X}, "from new import (x)", ()),
        ("from old import \\\n    a", {0: X}, "from new import \\\n    x", ()),
        ("from old import (\n    a,  # why\n)", {0: X}, "from new import (\n    x,  # why\n)", ()),
        # One of several
        ("from old import a, b", {0: X}, "from old import b", ("from new import x",)),
        ("from old import a, b", {1: X}, "from old import a", ("from new import x",)),
        ("from old import a, b, c", {1: X}, "from old import a, c", ("from new import x",)),
        ("from old import a, b, c", {1: None}, "from old import a, c", ()),
        ("from old import a, b, c", {0: X, 2: Y}, "from old import b", ("from new import x, y",)),
        (
            "from old import a, b, c",
            {0: X, 2: Z},
            "from old import b",
            ("from new import x", "from far import z"),
        ),
        ("from old import a, b", {0: X, 1: Y}, "from new import x, y", ()),
        ("from old import a, b", {0: X, 1: X}, "from new import x", ()),
        ("from old import a, b", {0: X, 1: Z}, "from new import x", ("from far import z",)),
        ("from old import a, b", {0: X, 1: None}, "from new import x", ()),
        ("from old import a, b", {0: None, 1: None}, None, ()),
        ("from old import (a, b)", {1: X}, "from old import (a)", ("from new import x",)),
        ("from old import a, \\\n    b", {1: None}, "from old import a", ()),
        ("from old import a, \\\n    b", {0: None}, "from old import b", ()),
        # One a line, with comments
        (
            "from old import (\n    a,  # one\n    b,  # two\n)",
            {0: X},
            "from old import (\n    b,  # two\n)",
            ("from new import x  # one",),
        ),
        (
            "from old import (\n    a,  # one\n    b,  # two\n)",
            {1: None},
            "from old import (\n    a,  # one\n)",
            ("# two",),
        ),
        (
            "from old import (\n    # above\n    a,\n    b\n)",
            {0: X},
            "from old import (\n    b\n)",
            ("# above", "from new import x"),
        ),
        (
            "from old import (\n    a,\n    b,  # noqa: F401\n)",
            {1: None},
            "from old import (\n    a,\n)",
            (),
        ),
        (
            "from old import (  # all\n    a,\n)",
            {0: None},
            "# all",
            (),
        ),
        (
            "from old import (\n    a,\n    b\n)",
            {1: X},
            "from old import (\n    a\n)",
            ("from new import x",),
        ),
        (
            "from old import (\n\ta,\n\tb,\n)",
            {1: X},
            "from old import (\n\ta,\n)",
            ("from new import x",),
        ),
        # Plain imports
        ("import old", {0: MODULE}, "import new.m", ()),
        ("import old, b", {0: MODULE}, "import new.m, b", ()),
        ("import old, b", {0: None}, "import b", ()),
        ("import old as o", {0: Destination(None, "new.m", "o")}, "import new.m as o", ()),
        ("import old as o", {0: X}, "from new import x", ()),
        ("import old as o, b", {0: X}, "import b", ("from new import x",)),
        ("import a, old", {1: Destination(None, "a")}, "import a", ()),
        ("import old", {0: None}, None, ()),
    ],
)
def test_names_go_where_they_are_sent(
    text: str, changes: Changes, main: str | None, following: tuple[str, ...]
) -> None:
    assert rewrite(text, changes) == Rewritten(main, following)


@pytest.mark.parametrize(
    ("text", "changes", "additions", "main"),
    [
        ("from m import a", {}, ["b"], "from m import a, b"),
        ("from m import b, c", {}, ["a"], "from m import a, b, c"),
        ("from m import a, c", {}, ["b"], "from m import a, b, c"),
        ("from m import a, c", {}, ["d"], "from m import a, c, d"),
        ("from m import c, a", {}, ["b"], "from m import c, a, b"),
        ("from m import a, B, c", {}, ["b1"], "from m import a, B, b1, c"),
        ("from m import a", {}, ["a"], "from m import a"),
        ("from m import a as b", {}, ["a"], "from m import a as b, a"),
        ("from m import (a, c)", {}, ["b"], "from m import (a, b, c)"),
        ("from m import a, b", {0: None}, ["c"], "from m import b, c"),
        ("from m import a", {0: None}, ["b"], "from m import b"),
        ("from m import a", {}, ["b", "c"], "from m import a, b, c"),
        ("from m import (\n  a,\n  c,\n)", {}, ["b"], "from m import (\n  a,\n  b,\n  c,\n)"),
        ("from m import (\n  a,\n  c,\n)", {}, ["d"], "from m import (\n  a,\n  c,\n  d,\n)"),
        ("from m import (\n  a,\n  c\n)", {}, ["d"], "from m import (\n  a,\n  c,\n  d\n)"),
        (
            "from m import (\n    a,  # one\n    c,  # two\n)",
            {},
            ["d"],
            "from m import (\n    a,  # one\n    c,  # two\n    d,\n)",
        ),
        (
            "from m import (\n    a,  # one\n    c,  # two\n)",
            {},
            ["b"],
            "from m import (\n    a,  # one\n    b,\n    c,  # two\n)",
        ),
        (
            "from m import (  # all\n    b,\n    c,\n)",
            {},
            ["a"],
            "from m import (  # all\n    a,\n    b,\n    c,\n)",
        ),
    ],
)  # fmt: skip
def test_names_are_added_where_they_belong(
    text: str, changes: Changes, additions: list[str], main: str
) -> None:
    added = [Destination("m", name) for name in additions]
    assert rewrite(text, changes, added) == Rewritten(main, ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_stay(newline: str) -> None:
    text = "from old import (\n    a,  # one\n    b,\n)".replace("\n", newline)
    found = rewrite(text, {1: X}, [Destination("old", "c")], newline=newline)
    expected = "from old import (\n    a,  # one\n    c,\n)".replace("\n", newline)
    assert found == Rewritten(expected, ("from new import x",))


@pytest.mark.parametrize(
    ("width", "following"),
    [
        (0, ("from new import x, y",)),
        (68, ("from new import x, y",)),
        (69, ("from new import (", "\tx,", "\ty,", ")")),
    ],
)
def test_what_is_too_long_for_a_line_is_broken(width: int, following: tuple[str, ...]) -> None:
    found = rewrite("from o import a, b, c", {0: X, 1: Y}, indent=" " * width, unit="\t")
    assert found == Rewritten("from o import c", following)


@pytest.mark.parametrize(
    "text", ["from m import *", "x = 1", "if a: import b", "import a; import b"]
)
def test_what_is_no_single_import_of_names_is_refused(text: str) -> None:
    with pytest.raises(ImportLayoutError):
        rewrite(text, {0: X})


@pytest.mark.parametrize(
    ("text", "module", "expected"),
    [
        ("from old import *", "new", "from new import *"),
        ("from .old import *", "..new.m", "from ..new.m import *"),
        ("from old import (a, b)", ".", "from . import (a, b)"),
        ("from.import*", "new", "from new import*"),
    ],
)
def test_the_module_alone_is_exchanged(text: str, module: str, expected: str) -> None:
    assert rewrite_module(text, module).strip() == expected


def test_what_is_silent_goes_with_its_comments() -> None:
    text = "from o import (\n    a,  # about a\n    b,\n    # about c\n    c,\n)"
    kept = rewrite(text, {0: None, 2: None})
    assert kept == Rewritten("from o import (\n    b,\n)", ("# about a", "# about c"))
    assert rewrite(text, {0: None, 2: None}, silent={0, 2}) == Rewritten(kept.main, ())
    assert rewrite("from o import (  # all\n    a,  # one\n)", {0: None}, silent={0}).main is None


def test_a_directive_follows_every_statement() -> None:
    lines = ("from a import b", "# above", "from c import d  # e", "from f import (", "    g,", ")")
    found = with_comments(Rewritten("x", lines), "# noqa")
    assert found == Rewritten("x", ("from a import b  # noqa", *lines[1:]))


# Every import statement of the standard library


def _statements() -> Iterator[tuple[str, str, ast.Import | ast.ImportFrom]]:
    """Each import statement that stands by itself, as text, with the line ends of its file."""
    for source in stdlib.sources(FILES):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import | ast.ImportFrom) and node.names[0].name != "*":
                start = source.offset(node.lineno, node.col_offset)
                end = source.offset(node.end_lineno or 0, node.end_col_offset or 0)
                yield source.path, source.code[start:end].decode(), node


@pytest.fixture(scope="module")
def statements() -> list[tuple[str, str, ast.Import | ast.ImportFrom]]:
    unique = {text: (path, text, node) for path, text, node in _statements()}
    assert len(unique) > FILES
    return list(unique.values())


def _names(found: Rewritten) -> set[tuple[object, ...]]:
    lines = [*([] if found.main is None else [found.main]), *found.following]
    return {
        (getattr(node, "level", None), getattr(node, "module", None), alias.name, alias.asname)
        for node in ast.walk(ast.parse("\n".join(lines)))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def test_a_statement_without_a_change_stays_as_it_is(
    statements: list[tuple[str, str, ast.Import | ast.ImportFrom]],
) -> None:
    for path, text, _node in statements:
        assert rewrite(text, {}) == Rewritten(text, ()), path


def test_a_statement_from_which_any_name_leaves_imports_the_rest(
    statements: list[tuple[str, str, ast.Import | ast.ImportFrom]],
) -> None:
    for path, text, node in statements:
        whole = _names(Rewritten(text, ()))
        for index, alias in enumerate(node.names[:4]):
            own = (getattr(node, "level", None), getattr(node, "module", None))
            rest = whole - {(*own, alias.name, alias.asname)}
            sent = rewrite(text, {index: Destination("zq", "z")})
            assert _names(sent) == rest | {(0, "zq", "z", None)}, (path, text)
            assert _names(rewrite(text, {index: None})) == rest, (path, text)


def test_a_name_that_goes_and_comes_back_is_there_again(
    statements: list[tuple[str, str, ast.Import | ast.ImportFrom]],
) -> None:
    for path, text, node in statements:
        if isinstance(node, ast.ImportFrom) and len(node.names) > 1:
            last = node.names[-1]
            gone = rewrite(text, {len(node.names) - 1: None}).main
            assert gone is not None
            back = rewrite(gone, {}, [Destination(None, last.name, last.asname)])
            assert _names(back) == _names(Rewritten(text, ())), (path, text)
