"""Path patterns: a table, and what holds for any of them."""

import fnmatch
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migrator.core.globs import matcher


@pytest.mark.parametrize(
    ("pattern", "inside", "outside"),
    [
        ("a.py", ["a.py", "a.py/b"], ["b/a.py", "aXpy", "a.pyi", ""]),
        ("src", ["src", "src/a.py", "src/b/c.py"], ["src2/a.py", "a/src/b.py"]),
        ("src/", ["src/a.py", "src/b/c.py"], ["srcs/a.py"]),
        ("./src", ["src/a.py"], ["./src/a.py", "a/src"]),
        ("**", ["a", "a/b", "a/b/c", "a\nb"], []),
        (".", ["a", "a/b"], []),
        ("./", ["a", "a/b"], []),
        ("*", ["a", ".a", "a/b"], []),
        ("*.py", ["a.py", ".py", "a\nb.py"], ["a/b.py", "a.pyc"]),
        ("**/*.py", ["a.py", "a/b.py", "a/b/c.py"], ["a.pyi", "a.py.txt"]),
        ("**/tests/**", ["tests/a", "x/tests/a", "x/y/tests/a/b"], ["tests2/a", "tests"]),
        ("a/**", ["a/b", "a/b/c"], ["a", "ab/c"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/b/z"], ["a/xb", "ab", "xa/b"]),
        ("a/*/b", ["a/x/b"], ["a/b", "a/x/y/b"]),
        ("a?c", ["abc", "a\u00e9c"], ["ac", "a/c", "abbc"]),
        ("[ab]c", ["ac", "bc"], ["cc", "[ab]c", "c"]),
        ("[a-c]x", ["ax", "bx", "cx"], ["dx", "-x"]),
        ("[!ab]c", ["cc", "!c"], ["ac", "bc", "c"]),
        ("a[", ["a["], ["a"]),
        ("[]", ["[]"], ["a"]),
        ("a]b", ["a]b"], ["ab"]),
        ("a.b+c(d)|e^$", ["a.b+c(d)|e^$"], ["aXb+c(d)|e^$", "a.bbc(d)|e^$", "e"]),
        ("a b/\u00fc.py", ["a b/\u00fc.py"], ["ab/\u00fc.py"]),
    ],
)
def test_a_pattern_takes_some_paths_and_leaves_others(
    pattern: str, inside: list[str], outside: list[str]
) -> None:
    matches = matcher([pattern])
    assert [path for path in inside if not matches(path)] == []
    assert [path for path in outside if matches(path)] == []


def test_one_of_several_patterns_is_enough() -> None:
    matches = matcher(["a|b", "c/*.py", "d"])
    paths = ["a|b", "a", "b", "c/x.py", "c/d", "d", "d/e"]
    assert [path for path in paths if matches(path)] == ["a|b", "c/x.py", "d", "d/e"]


def test_no_pattern_matches_nothing() -> None:
    matches = matcher([])
    assert not any(matches(path) for path in ("", "a", "a/b"))


def test_patterns_may_come_once_only() -> None:
    matches = matcher(iter(["a", "b"]))
    assert matches("a")
    assert matches("b")


@pytest.mark.parametrize("pattern", ["a[!b]c", "a[+-9]c", "a[!-]c"])
def test_brackets_do_not_cross_folders(pattern: str) -> None:
    assert not matcher([pattern])("a/c")


@pytest.mark.parametrize(
    ("pattern", "inside", "outside"),
    [
        ("[\\]", ["\\"], ["]", "[\\]"]),
        ("[a\\d]", ["a", "\\", "d"], ["1"]),
        ("[[:]", ["[", ":"], ["a"]),
        ("[[a]", ["[", "a"], ["b"]),
        ("[a&&b]", ["a", "&", "b"], ["c"]),
        ("[a||b]", ["a", "|", "b"], ["c"]),
        ("[a~~b]", ["a", "~", "b"], ["c"]),
        ("[z-a]", [], ["a", "z", "-"]),
    ],
)
def test_what_is_special_to_expressions_only_is_plain_in_brackets(
    pattern: str, inside: list[str], outside: list[str]
) -> None:
    matches = matcher([pattern])
    assert [path for path in inside if not matches(path)] == []
    assert [path for path in outside if matches(path)] == []


_PATTERNS = st.text(st.sampled_from("ab/*?[]!-\\.|()&~"), max_size=12)
_NAMES = st.text(st.sampled_from("ab.-"), min_size=1, max_size=3).filter(
    lambda name: name.strip(".")
)
_PATHS = st.lists(_NAMES, min_size=1).map("/".join)


@given(_PATTERNS)
@example("[\\]")
@example("[b-a]")
@example("[[]")
def test_any_pattern_can_be_used(pattern: str) -> None:
    assert matcher([pattern])("a/b") in {True, False}


@given(_PATHS)
def test_a_plain_path_matches_itself_and_all_below_it(path: str) -> None:
    matches = matcher([path])
    assert matches(path)
    assert matches(f"{path}/x/y")
    assert not matches(f"{path}x")
    assert not matches(f"x/{path}")


@given(st.text(st.sampled_from("ab*?"), min_size=1, max_size=6), st.text("ab.", min_size=1))
def test_within_a_folder_stars_are_those_of_the_shell(pattern: str, name: str) -> None:
    single = re.sub(r"\*+", "*", pattern)
    assert matcher([single])(name) == fnmatch.fnmatchcase(name, single)
