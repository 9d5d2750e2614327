"""The core and the transforms touch nothing: no file is opened and no process started."""

import builtins
import importlib
import io
import os
import pkgutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import migrator.core
import transforms
from migrator.core.cases import MemoryTree
from migrator.core.engine import Changes, Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment

FILES = {
    "app/__init__.py": b"from app.old import make\n__all__ = ['make']\n",
    "app/old.py": b"def make(): ...\n\n\ndef keep(): ...\n",
    "app/new.py": b"def create(): ...\n",
    "app/use.py": b"import app.old\nfrom .old import keep, make  # two\n\nx = make(app.old.make)\n",
    "app/typed.py": b"from app.old import make\n\n\ndef f(x: 'make') -> None: ...\n",
    "app/latin.py": "# coding: latin-1\nfrom app.old import make\ns = 'é'\n".encode("latin-1"),
    "app/broken.py": b"from app.old import make\ndef (:\n",
    "tests/test_use.py": b"from mock import patch\n\n\n@patch('app.use.make')\ndef test(): ...\n",
    "stars.py": b"from app.old import *\n\n\nmake()  # migrator: ignore[move]\n",
    "README.md": b"Call `app.old.make`.\n",
}
MOVE = {"app.old.make": "app.new.create"}


def _everything_imported() -> None:
    for package in (migrator.core, transforms):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def _scan() -> tuple[StepResult, Changes]:
    catalogue = transforms.Catalogue()
    options = catalogue["move_symbols"].model_validate({"move": MOVE, "prose": True})
    step = Step("move", catalogue.transform("move_symbols"), options)
    engine = Engine(Layout(FILES), lambda _path: True, NoEnvironment(), Serial())
    tree = Overlay(MemoryTree(FILES))
    result = engine.run(step, tree, lambda _path: True)
    changes = Changes()
    changes.add(result, tree)
    return result, changes


def _forbidden(name: str) -> Callable[..., object]:
    def refuse(*arguments: object, **_options: object) -> object:
        raise AssertionError(f"{name} was called with {arguments}")

    return refuse


_DOORS = [
    (builtins, "open"),
    (io, "open"),
    (io, "FileIO"),
    (os, "open"),
    (os, "listdir"),
    (os, "scandir"),
    (os, "stat"),
    (os, "system"),
    (subprocess, "Popen"),
]


@contextmanager
def _shut() -> Iterator[None]:
    _everything_imported()
    _scan()
    with pytest.MonkeyPatch.context() as patch:
        for module, name in _DOORS:
            patch.setattr(module, name, _forbidden(f"{module.__name__}.{name}"))
        yield


def test_a_scan_opens_no_file_and_starts_no_process() -> None:
    with _shut():
        result, changes = _scan()
    assert result.defects == {}
    assert {"app/__init__.py", "app/use.py", "app/latin.py"} <= set(changes.edits)
    assert {found.path for found in result.unreadable} == {"app/broken.py"}
    assert {finding.path for finding in result.findings} >= {"tests/test_use.py", "README.md"}


@pytest.mark.parametrize(
    "reach",
    [
        lambda: open(__file__),  # noqa: PTH123, SIM115 - the door itself
        lambda: io.open(__file__),  # noqa: UP020, SIM115
        lambda: os.open(__file__, os.O_RDONLY),
        lambda: Path(__file__).read_bytes(),
        lambda: subprocess.run(["true"], check=True),
    ],
)
def test_the_doors_are_really_shut(reach: Callable[[], object]) -> None:
    with _shut(), pytest.raises(AssertionError, match="was called with"):
        reach()


def test_the_same_scan_twice_says_the_same() -> None:
    (first, one), (second, other) = _scan(), _scan()
    assert first.findings == second.findings
    assert one.edits == other.edits
