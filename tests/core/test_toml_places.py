"""Every key path that tomllib finds has a line, and that line holds the key."""

import json
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.core.toml_places import Path, places


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _paths(child, (*path, key))
    if isinstance(value, list):
        for number, child in enumerate(value):
            yield from _paths(child, (*path, number))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("\n# a = 1\na = 1", {("a",): 3}),
        ("[t]\n\n[t.u]\nx = 1", {("t",): 1, ("t", "u"): 3, ("t", "u", "x"): 4}),
        ("[t.u]\n[t]", {("t",): 2, ("t", "u"): 1}),
        ("a . b = 1\na.c = 2", {("a",): 1, ("a", "b"): 1, ("a", "c"): 2}),
        (
            "[[p]]\nid = 1\n[p.gate]\nx = 1\n[[p]]\n[[p.q]]\n[[p.q]]",
            {
                ("p",): 1,
                ("p", 0): 1,
                ("p", 0, "id"): 2,
                ("p", 0, "gate"): 3,
                ("p", 0, "gate", "x"): 4,
                ("p", 1): 5,
                ("p", 1, "q"): 6,
                ("p", 1, "q", 0): 6,
                ("p", 1, "q", 1): 7,
            },
        ),
        (
            "a = [ # ]\n  1,\n\n  'x]', [2,\n3],\n]\nb = 1",
            {
                ("a",): 1,
                ("a", 0): 2,
                ("a", 1): 4,
                ("a", 2): 4,
                ("a", 2, 0): 4,
                ("a", 2, 1): 5,
                ("b",): 7,
            },
        ),
        (
            'a = { "b.c" = { d = [\n1 ] }, e."f" = """\n\n""", g = 1 }',
            {
                ("a",): 1,
                ("a", "b.c"): 1,
                ("a", "b.c", "d"): 1,
                ("a", "b.c", "d", 0): 2,
                ("a", "e"): 2,
                ("a", "e", "f"): 2,
                ("a", "g"): 4,
            },
        ),
        (r'"a\"\u0062" = 1', {('a"b',): 1}),
        ("'a\\' = 1\n[ 'x y' . z ]", {("a\\",): 1, ("x y",): 2, ("x y", "z"): 2}),
        ("a = 1979-05-27 07:32:00Z # = \nb = +inf", {("a",): 1, ("b",): 2}),
    ],
)
def test_each_way_of_writing_a_key(text: str, expected: dict[Path, int]) -> None:
    assert places(text) == expected
    assert set(_paths(tomllib.loads(text))) == set(expected)
    assert places(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    "string",
    [
        '"""\n[no]\nx = 1\n"""',
        "'''\n[no]\nx = 1\n'''",
        '"""\na \\\n  b \\""" \\\\"""',
        '"""\n"a""\n"""""',
        "'''\n'a''\n'''''",
        '""""a\n\n"""',
        '""""""',
        "''''''",
        '"# \\" [x]"',
        "'# \\'",
    ],
)
def test_strings_hide_what_is_in_them(string: str) -> None:
    text = f"a = {string}\nb = [{string}, {string}]\nc = 1"
    lines = places(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    assert lines["b",] == 2 + string.count("\n")
    assert lines["b", 1] == 2 + 2 * string.count("\n")
    assert lines["c",] == 3 + 3 * string.count("\n")


@pytest.mark.parametrize("text", ["a", "= 1", "[a", "a = [1"])
def test_what_tomllib_refuses_is_refused_here_too(text: str) -> None:
    with pytest.raises(ValueError, match="no TOML"):
        places(text)


# Below, documents are drawn as text, in every spelling that TOML has, and tomllib's own
# reading of them is what the places are held against.

_BARE = st.sampled_from(["a", "b", "-1", "A_z"])
_ODD = st.text(st.sampled_from("a.b \"'\\#=[]{},é☃"), max_size=4)


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


_NAMES = st.one_of(
    _BARE,
    _BARE.map(_quoted),
    _ODD.map(_quoted),
    _ODD.filter(lambda name: "'" not in name).map(lambda name: f"'{name}'"),
)
_SCALARS = st.sampled_from(
    [
        "1",
        "-0.5e3",
        "true",
        "nan",
        "07:32:00",
        "1979-05-27 07:32:00.9-07:00",
        '"[x] # \\" = \\\\"',
        "'{#,\\'",
        '"""\n x = 1\n\n"""',
        '"""\\\n  ""\\"""#"""""',
        "'''\n[t]\n'''",
        "''''\n'''''",
    ]
)
_GAPS = st.sampled_from(["", " ", "\n", "\n\n  ", " # no ] = [t]\n"])
_SPACES = st.sampled_from(["", " ", "\t "])
_KEYS = st.lists(_NAMES, min_size=1, max_size=3).flatmap(
    lambda names: _SPACES.map(lambda space: f"{space}.{space}".join(names))
)


def _arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = st.lists(st.tuples(_GAPS, values, _GAPS).map("".join), max_size=3)
    return st.tuples(entries, _GAPS).map(lambda drawn: f"[{','.join(drawn[0])}{drawn[1]}]")


def _inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(_SPACES, _KEYS, st.just(" ="), _SPACES, values).map("".join)
    return st.lists(pairs, max_size=3).map(lambda drawn: "{" + ",".join(drawn) + "}")


_VALUES = st.recursive(
    _SCALARS, lambda values: _arrays(values) | _inline_tables(values), max_leaves=5
)
_PAIRS = st.tuples(_SPACES, _KEYS, _SPACES, st.just("="), _SPACES, _VALUES).map("".join)
_HEADERS = st.one_of(
    st.tuples(_SPACES, _KEYS, _SPACES).map(lambda drawn: f"[{''.join(drawn)}]"),
    st.tuples(_SPACES, _KEYS, _SPACES).map(lambda drawn: f"[[{''.join(drawn)}]]"),
)
_STATEMENTS = st.one_of(_PAIRS, _HEADERS, st.just(""), st.just("# [c] = ")).flatmap(
    lambda written: st.sampled_from([written, f"{written} # x = [1]"])
)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@st.composite
def _documents(draw: st.DrawFn) -> str:
    """A document grown statement by statement, without those that clash with earlier ones."""
    text = ""
    for statement in draw(st.lists(_STATEMENTS, max_size=12)):
        longer = text + statement + "\n"
        text = longer if _is_toml(longer) else text
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def _spellings(name: str) -> tuple[str, ...]:
    return (name, _quoted(name), f"'{name}'")


@settings(deadline=None)
@given(_documents())
def test_every_key_of_a_document_is_on_its_line(text: str) -> None:
    lines = places(text)
    written = text.split("\n")
    paths = set(_paths(tomllib.loads(text)))
    assert set(lines) == paths
    for path in paths:
        if isinstance(name := path[-1], str):
            assert any(spelling in written[lines[path] - 1] for spelling in _spellings(name))
