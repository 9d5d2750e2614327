"""Comments that keep steps away: which steps, and what they cover."""

import pytest

from migrator.core.source import PythonSource, Source
from migrator.core.suppression import suppressions, text_suppressions

IGNORE = "# migrator: ignore[s]"


def _found(text: str) -> list[tuple[tuple[str, ...], int, str]]:
    source = PythonSource("a.py", text.encode())
    return [
        (found.steps, found.line, source.code[slice(*found.covers)].decode())
        for found in suppressions(source)
    ]


@pytest.mark.parametrize(
    ("comment", "steps"),
    [
        ("# migrator: ignore[a]", ("a",)),
        ("# migrator: ignore[a, b-c]", ("a", "b-c")),
        ("#migrator:ignore[a]", ("a",)),
        ("#  migrator:   ignore[ a ,b ]", ("a", "b")),
        ("# noqa: E501  # migrator: ignore[a]", ("a",)),
        ("# migrator: ignore[a]  # because", ("a",)),
        ("# migrator: ignore[]", ()),
        ("# migrator: ignore", ()),
    ],
)
def test_a_comment_names_its_steps(comment: str, steps: tuple[str, ...]) -> None:
    assert _found(f"x = 1  {comment}\ny = 2\n") == [(steps, 1, f"x = 1  {comment}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # migrator ignore[a]\n",
        "x = '# migrator: ignore[a]'\n",
        "'''\n# migrator: ignore[a]\n'''\n",
        "x = 1  # my migrator: ignored[a]\n",
        "",
    ],
)
def test_what_is_no_such_comment_covers_nothing(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        (f"a = 1\nx = f(  {IGNORE}\n    1,\n)\nb = 2\n", "x = f(  # …\n    1,\n)\n"),
        (f"a = 1\nx = f(\n    1,  {IGNORE}\n)\nb = 2\n", "x = f(\n    1,  # …\n)\n"),
        (f"a = 1\nx = f(\n    1,\n)  {IGNORE}\nb = 2\n", "x = f(\n    1,\n)  # …\n"),
        (f"from a import (\n  b,  {IGNORE}\n  c,\n)\n", "from a import (\n  b,  # …\n  c,\n)\n"),
        (f"{IGNORE}\nx = 1\n", "# …\n"),
        (f"x = 1\n{IGNORE}", "# …"),
        (f"if a:  {IGNORE}\n    b = 1\n", "if a:  # …\n"),
        (f"if a:\n    b = 1  {IGNORE}\n", "    b = 1  # …\n"),
        (f"if a: b = 1  {IGNORE}\nc = 2\n", "if a: b = 1  # …\n"),
        (f"if a:\n b = 1\nelse:\n c = (\n  2  {IGNORE}\n )\n", " c = (\n  2  # …\n )\n"),
        (f"def f(a=1):  {IGNORE}\n    b = 1\n", "def f(a=1):  # …\n"),
        (f"@d  {IGNORE}\ndef f(): ...\n", "@d  # …\n"),
        (f"class C:\n x = [\n  1,  {IGNORE}\n ]\n y = 2\n", " x = [\n  1,  # …\n ]\n"),
        (f"try:\n    a = 1\nexcept E:  {IGNORE}\n    b = 2\n", "except E:  # …\n"),
        (f"try:\n a = 1\nexcept E:\n b = (2,  {IGNORE}\n  3)\n", " b = (2,  # …\n  3)\n"),
        (f"match a:\n case 1:\n  b = (2,  {IGNORE}\n  3)\n", "  b = (2,  # …\n  3)\n"),
        (f"with a as b:\n    c(\n    )  {IGNORE}\n", "    c(\n    )  # …\n"),
        (f"a = 1; b = (2,\n  3)  {IGNORE}\nc = 1\n", "a = 1; b = (2,\n  3)  # …\n"),
        (f"x = '''\n'''  {IGNORE}\ny = 1\n", "x = '''\n'''  # …\n"),
        (f"x = 1 + \\\n    2  {IGNORE}\ny = 1\n", "x = 1 + \\\n    2  # …\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_comment_covers_its_statement_or_else_its_line(
    text: str, covered: str, newline: str
) -> None:
    found = _found(text.replace("\n", newline))
    assert [whole for _steps, _line, whole in found] == [
        covered.replace("# …", IGNORE).replace("\n", newline)
    ]


@pytest.mark.parametrize(
    "head", ["\x0c", "# é\n", "\n\n", "x = '\u2028\x0b\x1c\x85'\n", "\tif 1:\n\t\tx = 1\n"]
)
def test_lines_are_counted_as_python_counts_them(head: str) -> None:
    text = f"if 1:\n{head}" if head[0] == "\t" else head
    line = text.count("\n") + 1
    assert _found(f"{text}z = 1  {IGNORE}\nw = 2\n") == [
        (("s",), line, f"{text.rpartition(chr(10))[2]}z = 1  {IGNORE}\n")
    ]


def test_every_comment_is_found() -> None:
    found = _found(f"a = 1  {IGNORE}\nb = 2\nc = 3  # migrator: ignore[t, s]\n")
    assert [(steps, line) for steps, line, _covered in found] == [(("s",), 1), (("t", "s"), 3)]


def _found_in_text(text: str) -> list[tuple[tuple[str, ...], int, str]]:
    source = Source("a.yaml", text.encode())
    return [
        (found.steps, found.line, source.code[slice(*found.covers)].decode())
        for found in text_suppressions(source)
    ]


@pytest.mark.parametrize("leader", ["#", "//", ";", "--", "<!--", "/*"])
def test_a_comment_of_any_language_covers_its_line(leader: str) -> None:
    line = f"A=1 {leader} migrator: ignore[a, b]\n"
    assert _found_in_text(f"{line}B=2\n") == [(("a", "b"), 1, line)]


def test_a_comment_by_itself_covers_the_line_below() -> None:
    text = "X=0\n  # migrator: ignore[a]\nA=1\nB=2\n"
    assert _found_in_text(text) == [(("a",), 2, "  # migrator: ignore[a]\nA=1\n")]


def test_a_comment_at_the_end_covers_what_there_is() -> None:
    assert _found_in_text("A=1\n# migrator: ignore[a]") == [(("a",), 2, "# migrator: ignore[a]")]


def test_words_that_are_no_comment_suppress_nothing() -> None:
    assert _found_in_text("A=migrator: ignore[a]\n") == []
