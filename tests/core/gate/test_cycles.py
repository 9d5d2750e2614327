"""Which imports have closed a circle that was open before."""

import random
from collections.abc import Mapping

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate import cycles
from migrator.core.gate.cycles import new_cycles
from migrator.core.gate.faults import Fault
from tests.core.gate.views import view


def _new(before: Mapping[str, str], after: Mapping[str, str]) -> list[Fault]:
    """The new cycles when some files get other texts."""
    changes = [_change(path, before.get(path), text) for path, text in after.items()]
    return new_cycles(view(before), view({**before, **after}), changes)


def _change(path: str, old: str | None, new: str) -> FileChange:
    if old is None:
        return FileChange(path, None, new.encode())
    return FileChange.edited(path, old.encode(), [Edit(0, len(old.encode()), new.encode())])


def _chains(found: list[Fault]) -> list[str]:
    return [fault.message.rpartition(": ")[2] for fault in found]


_LINE = {"a.py": "", "b.py": "import c\n", "c.py": "import a\n", "d.py": "import a\n"}


@pytest.mark.parametrize(
    "text",
    [
        "import b",
        "from b import name",
        "from b import *",
        "try:\n    import b\nexcept ImportError:\n    pass",
        "if a:\n    import b",
        "class A:\n    import b",
        "import d as other, b as c",
    ],
)
def test_an_import_that_closes_a_circle(text: str) -> None:
    assert "a → b → c → a" in _chains(_new(_LINE, {"a.py": text}))


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    import b",
        "async def f():\n    from b import name",
        "if TYPE_CHECKING:\n    import b",
        "if typing.TYPE_CHECKING:\n    from b import name",
        "x = 'import b'",
        "import elsewhere",
        "import a",
        "def (",
    ],
)
def test_an_import_that_closes_none(text: str) -> None:
    assert _new(_LINE, {"a.py": text}) == []


def test_a_fault_says_where_and_which_way_round() -> None:
    (fault,) = _new(_LINE, {"a.py": "import os\nfrom b import (\n    x,\n)\n"})
    assert fault.place == "a.py:2"
    assert fault.code == "import-cycle"
    assert fault.message == "`a` imports `b`, which imports it in turn: a → b → c → a"


def test_a_circle_that_was_there_is_not_new() -> None:
    before = {**_LINE, "a.py": "import b\n"}
    assert _new(before, {"a.py": "import b  # again\n"}) == []
    assert _new(before, {"a.py": "import b\nimport c\n"}) == []


def test_an_import_that_comes_out_of_a_function_closes_a_circle() -> None:
    before = {**_LINE, "a.py": "def f():\n    import b\n"}
    assert _chains(_new(before, {"a.py": "import b\ndef f(): ...\n"})) == ["a → b → c → a"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if TYPE_CHECKING:\n    import b\n", "if True:\n    import b\n"),
        ("def f():\n    import b\n", "if True:\n    import b\n"),
    ],
)
def test_an_import_may_stay_and_its_block_become_another_one(before: str, after: str) -> None:
    assert _chains(_new({**_LINE, "a.py": before}, {"a.py": after})) == ["a → b → c → a"]


def test_a_chain_through_a_function_is_none_and_another_one_is_found() -> None:
    before = {
        "a.py": "",
        "b.py": "import e\ndef f():\n    import a\n",
        "e.py": "import f\n",
        "f.py": "import a\n",
    }
    assert _chains(_new(before, {"a.py": "import b"})) == ["a → b → e → f → a"]
    before["f.py"] = "def f():\n    import a\n"
    assert _new(before, {"a.py": "import b"}) == []


def test_a_package_may_import_its_own_modules() -> None:
    before = {"p/__init__.py": "", "p/a.py": "", "p/b.py": "from . import a\nfrom .a import x"}
    assert _new(before, {"p/__init__.py": "from .a import x\nfrom .b import y\n"}) == []
    before["p/__init__.py"] = "from .a import x\n"
    assert _new(before, {"p/a.py": "import c\n", "c.py": ""}) == []
    assert _new(before, {"p/b.py": "from .a import x\nfrom p import a\n"}) == []


def test_a_package_is_entered_from_outside_with_all_that_it_imports() -> None:
    before = {"p/__init__.py": "from .a import x\n", "p/a.py": "", "p/b.py": "", "c.py": ""}
    found = _new({**before, "c.py": "from p.b import y\n"}, {"p/a.py": "import c\n"})
    assert _chains(found) == ["p.a → c → p → p.a"]


def test_both_halves_of_a_new_circle_are_named() -> None:
    found = _new({"a.py": "", "b.py": ""}, {"a.py": "import b", "b.py": "import a"})
    assert _chains(found) == ["a → b → a", "b → a → b"]


def test_a_new_file_and_a_file_that_is_no_module_of_this_name() -> None:
    assert _chains(_new({"b.py": "import new"}, {"new.py": "import b"})) == ["new → b → new"]
    assert _new({"b.py": "import c", "c/__init__.py": ""}, {"c.py": "import b"}) == []


def test_a_new_import_between_modules_of_one_circle_is_no_new_circle() -> None:
    before = {"a.py": "import b\n", "b.py": "import c\n", "c.py": "import a\n"}
    assert _new(before, {"a.py": "import b\nimport c\n", "c.py": "import a\nimport b\n"}) == []


def test_many_importers_of_one_module_are_asked_about_together() -> None:
    names = [f"m{number}" for number in range(50)]
    before = {f"{name}.py": "" for name in names} | {"new.py": "import m7\nimport hub\n"}
    before["hub.py"] = "def f():\n" + "".join(f"    import {name}\n" for name in names)
    found = _new(before, {f"{name}.py": "import new\n" for name in names})
    assert _chains(found) == ["m7 → new → m7"]


def test_nothing_is_said_where_too_much_would_have_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cycles._AtOnce, "_LIMIT", 1)
    before = {"a.py": "", "b.py": "def f():\n    import c\n", "c.py": "import a\n"}
    before["b.py"] += "    import d\n"
    before["d.py"] = "import e\n"
    before["e.py"] = "import a\n"
    assert _new(before, {"a.py": "import b\n"}) == []


_NAMES = {
    "a": "a.py",
    "b": "b.py",
    "p": "p/__init__.py",
    "p.x": "p/x.py",
    "p.q": "p/q/__init__.py",
    "p.q.z": "p/q/z.py",
    "r": "r/__init__.py",
    "r.s": "r/s.py",
}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_reached_is_what_a_walk_over_all_trees_reaches(seed: int) -> None:
    draw = random.Random(seed)
    forms = ("import {}", "from {} import v", "def f():\n    import {}")
    files = {
        path: "\n".join(
            draw.choice(forms).format(target)
            for target in draw.sample(sorted(_NAMES), draw.choice((0, 0, 1, 1, 2)))
            if target != name
        )
        for name, path in _NAMES.items()
    }
    project = view(files).project
    for start in _NAMES:
        reached = {one for one in _NAMES if one != start and project.reaches(start, one)}
        found = cycles._AtOnce(project)
        assert {one for one in _NAMES if one != start and found.reaches(start, one)} == reached
