"""What expressions mean, and where names stand."""

import ast

import pytest

from migrator.api import ModuleName
from migrator.core.source import PythonSource
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.python.meanings import Meanings
from transforms.merge_env_vars.python.words import Occurrence, occurrences

NAMES = Names({"OLD": "NEW"})


def _occurrences(code: str) -> list[Occurrence]:
    return occurrences(PythonSource("app/env.py", code.encode()), NAMES)


def _meaning(code: str) -> str:
    """What is asked for the last name."""
    source = PythonSource("app/env.py", code.encode())
    found = occurrences(source, NAMES)
    meanings = Meanings(source, ModuleName("app.env", False), [one.inside for one in found])
    around = found[-1].inside.nearest(ast.Call, ast.Subscript)
    assert around is not None
    node = around.node
    return meanings.of(node.func if isinstance(node, ast.Call) else node.value)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os\nos.environ['OLD']", "os.environ"),
        ("from os import environ\nenviron['OLD']", "os.environ"),
        ("from os import environ as e\ne['OLD']", "os.environ"),
        ("import os as o\no.getenv('OLD')", "os.getenv"),
        ("from os import *\ngetenv('OLD')", "os.getenv"),
        ("import os\ne = os.environ\ndef f():\n    x = e\n    x['OLD']", "os.environ"),
        ("import os\nif (e := os.environ)['OLD']: pass", "os.environ"),
        ("from app.other import get_env\nget_env().get('OLD')", "app.other.get_env().get"),
        ("from .other import get_env\ne = get_env()\ne.get('OLD')", "app.other.get_env().get"),
        ("import app.other\napp.other.get_env().get('OLD')", "app.other.get_env().get"),
        ("def get_env(): ...\nget_env().get('OLD')", "app.env.get_env().get"),
        ("def f(monkeypatch):\n    monkeypatch.setenv('OLD', 1)", "monkeypatch.setenv"),
        ("def f(getenv):\n    getenv('OLD')", "getenv"),
        ("import os\ndef f():\n    os = thing()\n    os.environ['OLD']", "thing().environ"),
        (
            "try:\n    from os import environ\nexcept E:\n    environ = {}\nenviron['OLD']",
            "os.environ",
        ),
        ("from a import e\nif x:\n    from b import e\ne['OLD']", ""),
        ("env.get('OLD')", "env.get"),
        ("x[0].get('OLD')", ""),
        ("async def f():\n    (await env()).get('OLD')", "env().get"),
    ],
)
def test_what_is_asked(code: str, expected: str) -> None:
    assert _meaning(code) == expected


@pytest.mark.parametrize(
    ("code", "exact", "literal"),
    [
        ("'OLD'", True, True),
        ("b'OLD'", True, True),
        ("r'OLD'", True, True),
        ("'''OLD'''", True, True),
        ("('OLD' '')", True, True),
        ("'OLD=1'", False, True),
        ("'a\\nOLD'", False, True),
        ("'OLD' '_X'", False, False),
        ("'OLD' '_X OLD'", False, False),
        ("f'OLD={x}'", False, True),
        ("f'{x:{y}}OLD'", False, True),
    ],
)
def test_strings(code: str, exact: bool, literal: bool) -> None:
    found = _occurrences(f"x = {code}\n")[-1]
    assert (found.in_string, found.exact, found.literal) == (True, exact, literal)


@pytest.mark.parametrize(
    "code",
    [
        "OLD = 1",
        "x.OLD",
        "f(OLD=1)",
        "def f(OLD): ...",
        "class OLD: ...",
        "import OLD",
        "x = 1  # OLD",
        "x = ('a'  # OLD\n     'b')",
        "x = f'{OLD}'",
    ],
)
def test_what_is_no_string(code: str) -> None:
    assert [one.in_string for one in _occurrences(code)] == [False]


@pytest.mark.parametrize("code", ["MY_OLD", "OLD_X", "old", "OLDER", "X.OLD2"])
def test_neighbours(code: str) -> None:
    assert not _occurrences(f"x = '{code}'")


def test_names_inside_of_an_f_string() -> None:
    code = "f'''{a['OLD']} OLD\n{b[\"OLD\"]:>{c['OLD']}}'''\n"
    found = _occurrences(code)
    kinds = [type(one.inside.node).__name__ for one in found]
    assert kinds == ["Constant", "JoinedStr", "Constant", "Constant"]
    assert all(code.encode()[slice(*one.span)] == b"OLD" for one in found)
