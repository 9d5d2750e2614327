"""Whole projects: the package, its tests, their configuration, and the options of a step."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from tests.properties.suites.classes import pytest_class, unittest_class
from tests.properties.suites.creations import READS, Creation, creation, fill, nameless
from tests.properties.suites.drawing import Drawing, Helper, Instance, Lines, indented
from tests.properties.suites.functions import Around, fixture, helper, written_test
from tests.properties.suites.package import FACTORIES, FILES, Factory


@dataclass(frozen=True, slots=True, repr=False)
class Project:
    """A project with the options that a step has for it."""

    files: Mapping[str, bytes]
    options: Mapping[str, object]
    #: Each file that creates things, with the labels of the calls.
    labels: Mapping[str, Sequence[str]]
    #: What it is made of.
    shapes: Sequence[str]
    is_async: bool

    def __repr__(self) -> str:
        """All that is not the same in every project."""
        texts = [
            f"# {path}\n{data.decode()}" for path, data in self.files.items() if path not in FILES
        ]
        return "\n".join([repr(self.options), *texts])


@dataclass
class _Module:
    """A module of tests in the making."""

    path: str
    creations: list[Creation] = field(default_factory=list)
    instances: list[Instance] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    #: Statements with what they are apart from each other.
    parts: list[Lines] = field(default_factory=list)
    head: Lines = field(default_factory=list)
    is_package: bool = False

    @property
    def dotted(self) -> str:
        """The name under which it is imported."""
        name = self.path.removesuffix(".py").replace("/", ".")
        return name if self.is_package else name.removeprefix("tests.")


#: What a module imports when it has the words.
_IMPORTS: Mapping[str, str] = {
    r"\basyncio\.": "import asyncio",
    r"\bfunctools\.": "import functools",
    r"\bsys\.": "import sys",
    r"\bunittest\.": "import unittest",
    r"\bcontextmanager\b": "from contextlib import contextmanager",
    r"\bnullcontext\b": "from contextlib import nullcontext",
    r"\bSimpleNamespace\b": "from types import SimpleNamespace",
    r"\bTYPE_CHECKING\b": "from typing import TYPE_CHECKING",
    r"(?:@|with )patch\b": "from unittest.mock import patch",
    r"\bpytest\.": "import pytest",
    r"\bpytest_asyncio\.": "import pytest_asyncio",
    r"@given\b": "from hypothesis import given",
    r"\bHealthCheck\b": "from hypothesis import HealthCheck",
    r"@settings\b": "from hypothesis import settings",
    r"\bst\.": "from hypothesis import strategies as st",
    r"\bthings_of_app\b": "from app import things as things_of_app",
    r"\bDECOY\b": "from app.decoys import DECOY",
    r"\bcalled\b": "from app.decoys import called",
    r"\bheld_back\b": "from app.decoys import held_back",
    r"\bpassed\b": "from app.decoys import passed",
    r"\bsame\b": "from app.decoys import same",
}
_OWN = re.compile(r"(?:import|from) (?:app|tests|test_first|conftest|shared|\.)\b|from \.")
_THIRD = re.compile(r"(?:import|from) (?:pytest|hypothesis|pytest_asyncio)\b")


def _header(lines: Sequence[str], forms: Sequence[str]) -> Lines:
    """The imports, sorted as isort does, one name a line."""
    text = "\n".join(lines)
    found = {form for pattern, form in _IMPORTS.items() if re.search(pattern, text)}
    found.update(forms)
    groups: list[Lines] = [[], [], []]
    for form in sorted(found, key=_order):
        groups[2 if _OWN.match(form) else 1 if _THIRD.match(form) else 0].append(form)
    return [line for group in groups if group for line in [*_merged(group), ""]]


def _order(form: str) -> tuple[bool, str, str]:
    words = form.split()
    return words[0] == "from", words[1], words[3] if words[0] == "from" else ""


def _merged(forms: Lines) -> Lines:
    """Several names of one module in one statement."""
    merged: Lines = []
    for form in forms:
        head, _import, name = form.partition(" import ")
        last = merged[-1] if merged else ""
        if (
            name not in {"", "*"}
            and not last.endswith("*")
            and " as " not in name
            and " as " not in last
            and last.startswith(f"{head} import")
        ):
            merged[-1] += f", {name}"
        else:
            merged.append(form)
    return merged


def _text(drawing: Drawing, module: _Module) -> bytes:
    lines: Lines = []
    if drawing.chance(30):
        lines += ['"""What is tested."""', ""]
    if drawing.chance(20):
        lines += ["from __future__ import annotations", ""]
    flat = [line for part in [module.head, *module.parts] for line in part]
    lines += _header(flat, module.imports)
    lines += module.head
    for part in module.parts:
        lines += ["", "", *part] if _is_block(part) else part
    text = re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")
    return f"{text}\n".encode()


def _is_block(part: Lines) -> bool:
    return part[0].startswith(("def ", "async ", "class ", "@"))


def _create(drawing: Drawing, module: _Module, factories: list[Factory]) -> None:
    """The statements that create, and what else is done with the things on the way."""
    found: list[Instance] = []
    for _ in range(drawing.of([1, 1, 2, 3])):
        if len(found) > 2:
            break
        one = creation(drawing, factories, tuple(found))
        found += one.instances
        module.creations.append(one)
    if drawing.chance(6):
        module.creations.append(nameless(drawing, drawing.of(factories)))
    read = drawing.some(found, 3) if drawing.chance(30) else found
    module.instances += [one for one in found if one in read]
    for one in module.creations:
        module.imports += one.imports
    if drawing.chance(8):
        module.head += _read_at_import(drawing, drawing.of(found))


def _read_at_import(drawing: Drawing, instance: Instance) -> Lines:
    template = drawing.shape("read at import", READS)
    words = {"N": instance.name, "X": drawing.fresh("value"), "K": f'"{instance.kind}"'}
    return ["", "", *fill(template, words).split("\n"), "", ""]


def _populate(around: Around, module: _Module) -> None:
    """Functions that read what there is."""
    drawing = around.drawing
    for _ in range(drawing.of([0, 0, 1, 1, 2, 3])):
        module.parts.append(helper(around))
    for _ in range(drawing.of([0, 0, 1, 2])):
        module.parts.append(fixture(around))
    if drawing.chance(20):
        module.parts.append(pytest_class(around))
    if drawing.chance(15):
        module.parts.append(unittest_class(around))
    for _ in range(drawing.number(1, 3)):
        module.parts.append(written_test(around))
    if around.instances and drawing.chance(6):
        module.parts.append(_by_another_way(drawing, module, drawing.of(around.instances)))
    module.parts = [
        ["if True:", "", *indented(part)] if part and drawing.chance(3) else part
        for part in module.parts
    ]
    if drawing.chance(15):
        module.parts = drawing.draw(st.permutations(module.parts))
    module.parts = [part for part in module.parts if part]
    module.helpers += around.helpers


def _by_another_way(drawing: Drawing, module: _Module, instance: Instance) -> Lines:
    words = {
        "M": module.dotted,
        "N": instance.name,
        "X": drawing.fresh("way"),
        "K": f'"{instance.kind}"',
    }
    return fill(drawing.shape("read by", _WAYS), words).split("\n")


def _place(drawing: Drawing, module: _Module) -> None:
    """Put the statements that create before all functions, or among them."""
    codes = [line for one in module.creations for line in _spaced(one.code.split("\n"))]
    where = drawing.named("place", ["first", "first", "first", "first", "later", "last"])
    if where == "first" or not module.parts:
        module.head = [*codes, *module.head]
    else:
        at = 1 if where == "later" else len(module.parts)
        module.parts.insert(at, ["", "", *codes, *module.head])
        module.head = []


def _spaced(lines: Lines) -> Lines:
    """Statements apart from what is before and behind, where there are definitions among them."""
    return ["", "", *lines, "", ""] if any(_is_block([line]) for line in lines) else lines


_CONFIGURATIONS: Mapping[str, tuple[str, str]] = {
    "none": ("", ""),
    "strict": ("pytest.ini", "[pytest]\nasyncio_mode = strict\n"),
    "auto": ("pytest.ini", "[pytest]\nasyncio_mode = auto\n"),
    "auto in pyproject.toml": (
        "pyproject.toml",
        '[tool.pytest.ini_options]\nasyncio_mode = "auto"\n',
    ),
}
_HOMES: Mapping[str, str] = {
    "one module": "",
    "one module again": "",
    "with a conftest": "fixtures",
    "a second module": "second",
    "created in conftest": "conftest",
    "created in a shared module": "shared",
    "created in the package": "app",
}
#: How a module takes a name from another one, whose whole name is M, and R from there.
_TAKEN: Mapping[str, str] = {
    "plain": "from M import N",
    "under another name": "from M import N as taken",
    "star": "from M import *",
    "relative": "from R import N",
}
#: What gets at a thing by another way than its name.
_WAYS: Mapping[str, str] = {
    "monkeypatch": "def test_X(monkeypatch):\n    monkeypatch.setattr('M.N', DECOY)\n"
    "    assert N.kind == 'decoy'",
    "patch": "@patch('M.N', DECOY)\ndef test_X():\n    assert N.kind == 'decoy'",
    "patch by the module's name": "def test_X():\n    with patch(f'{__name__}.N', DECOY):\n"
    "        assert N.kind == 'decoy'",
    "patch of the module": "def test_X():\n    module = sys.modules[__name__]\n"
    "    with patch.object(module, 'N', DECOY):\n        assert N.kind == 'decoy'",
    "globals": "def test_X():\n    assert globals()['N'].kind == K",
    "module": "def test_X():\n    assert sys.modules[__name__].N.kind == K",
    "import of itself": "def test_X():\n    import M\n\n    assert M.N.kind == K",
    "import from itself": "def test_X():\n    from M import N\n\n    assert N.kind == K",
    "request": "def test_X(request):\n    assert request.module.N.kind == K",
    "request by a string": "def test_X(request):\n"
    "    assert getattr(request.module, 'N').kind == K",
    "eval": "def test_X():\n    assert eval('N.kind') == K",
}


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Projects that are tested, and create things while they are imported."""
    drawing = Drawing(draw)
    is_async = drawing.chance(12)
    chosen = drawing.some([name for name in FACTORIES if is_async or "async" not in name], 3)
    drawing.shapes += [f"factory: {name}" for name in chosen]
    factories = [FACTORIES[name] for name in chosen]
    path, configuration = drawing.shape("configuration", _CONFIGURATIONS)
    home = drawing.shape("home", _HOMES)
    is_package = drawing.chance(30)
    is_auto = "auto" in configuration
    files = dict(FILES)
    if path:
        files[path] = configuration
    if is_package:
        files |= {"tests/__init__.py": "", "tests/unit/__init__.py": ""}
    modules = _modules(drawing, home, factories, is_auto=is_auto, is_package=is_package)
    texts = {path: text.encode() for path, text in files.items()}
    return Project(
        texts | {module.path: _text(drawing, module) for module in modules},
        _options(drawing, factories),
        {one.path: [label for made in one.creations for label in made.labels] for one in modules},
        drawing.shapes,
        any(factory.is_async for factory in factories),
    )


#: Where the things are that others take.
_FIRST = {"conftest": "tests/conftest.py", "shared": "tests/shared.py", "app": "app/service.py"}


def _modules(
    drawing: Drawing, home: str, factories: list[Factory], *, is_auto: bool, is_package: bool
) -> list[_Module]:
    first = _Module(_FIRST.get(home, "tests/test_first.py"), is_package=is_package or home == "app")
    _create(drawing, first, factories)
    around = Around(drawing, is_auto, first.instances)
    if home in _FIRST:
        if drawing.chance(50):
            first.parts.append(helper(around))
        if drawing.chance(50) and home != "app":
            first.parts.append(fixture(around))
        first.parts = [part for part in first.parts if part]
        first.helpers += around.helpers
    else:
        _populate(around, first)
    _place(drawing, first)
    modules = [first]
    if home == "second" or home in _FIRST:
        modules.append(_taker(drawing, first, "tests/test_second.py", is_auto=is_auto))
    if home in {"shared", "conftest"} and drawing.chance(50):
        path = drawing.of(["tests/test_third.py", "tests/unit/test_third.py"])
        modules.append(_taker(drawing, first, path, is_auto=is_auto))
    if home in {"fixtures", "shared"} and drawing.chance(60):
        modules.append(_conftest(drawing, first))
    return modules


def _taker(drawing: Drawing, first: _Module, path: str, *, is_auto: bool) -> _Module:
    """A module that takes things and helpers from the first one."""
    in_package = first.is_package and first.path.startswith("tests/")
    name = drawing.named("taken", [name for name in _TAKEN if in_package or name != "relative"])
    second = _Module(path, is_package=in_package)
    words = {"M": first.dotted, "R": "." * path.count("/") + first.dotted.rpartition(".")[2]}
    for one in drawing.some(first.instances, 2):
        second.imports.append(fill(_TAKEN[name], {**words, "N": one.name}))
        taken = "taken" if "another" in name else one.name
        second.instances.append(replace(one, name=taken))
        if name in {"star", "under another name"}:
            break
    helpers = [one for one in first.helpers if drawing.chance(40)]
    second.imports += [f"from {first.dotted} import {one.name}" for one in helpers]
    within = Around(drawing, is_auto, second.instances, helpers)
    _populate(within, second)
    return second


def _conftest(drawing: Drawing, first: _Module) -> _Module:
    """A conftest.py with a fixture: of another name, or of that of a thing."""
    conftest = _Module("tests/conftest.py")
    name = first.instances[0].name
    if drawing.named("conftest", ["other", "other", "other", "of the name"]) == "other":
        name = "provided"
    conftest.parts.append(["@pytest.fixture", f"def {name}():", "    return DECOY"])
    return conftest


def _options(drawing: Drawing, factories: Sequence[Factory]) -> Mapping[str, object]:
    options: dict[str, object] = {"factories": [factory.dotted for factory in factories]}
    if drawing.chance(15):
        options["context"] = 'app.context.Context(user="u")'
    cleanups = {"none": "", "plain": "made.close()", "await": "await made.aclose()"}
    if drawing.chance(25) and (cleanup := drawing.shape("cleanup", cleanups)):
        options["cleanup"] = cleanup
    if drawing.chance(25):
        options["scope"] = drawing.named("option scope", ["function", "module", "session"])
    if drawing.chance(15):
        options["fix_scopes"] = True
    return options
