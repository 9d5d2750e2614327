"""The installed modules, found without importing them."""

import sys
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from migrator.shell.environment import InstalledModules


def _installed(folder: Path, paths: Sequence[str]) -> InstalledModules:
    for path in paths:
        full = folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(b"raise RuntimeError('imported')\n")
    return InstalledModules([str(folder)])


_PATHS = [
    "single.py",
    "typed.pyi",
    f"native{EXTENSION_SUFFIXES[0]}",
    "compiled.pyc",
    "pkg/__init__.py",
    "pkg/a.py",
    "pkg/sub/__init__.py",
    "pkg/sub/b.py",
    "pkg/data/notes.txt",
    "space/leaf.py",
    "google/cloud/storage/__init__.py",
    "google/cloud/storage/client.py",
    "data/notes.txt",
    "both/notes.txt",
    "both.py",
]


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("single", "single"),
        ("single.name", "single"),
        ("typed.name", "typed"),
        ("native.name", "native"),
        ("compiled.name", "compiled"),
        ("pkg", "pkg"),
        ("pkg.name", "pkg"),
        ("pkg.a.name.attribute", "pkg.a"),
        ("pkg.sub.b.name", "pkg.sub.b"),
        ("pkg.sub.c.name", "pkg.sub"),
        ("pkg.data.name", "pkg"),
        ("space.leaf.name", "space.leaf"),
        ("google.cloud.storage.client.Client", "google.cloud.storage.client"),
        ("google.cloud.storage.Bucket", "google.cloud.storage"),
        ("both.name", "both"),
        ("data.name", None),
        ("missing.name", None),
        ("missing", None),
        ("", None),
    ],
)
def test_the_module_ends_where_the_files_say(
    tmp_path: Path, dotted: str, expected: str | None
) -> None:
    assert _installed(tmp_path, _PATHS).longest_module(dotted) == expected


def test_the_standard_library_is_known_without_a_path() -> None:
    installed = InstalledModules([])
    assert installed.longest_module("os.path.join") == "os"
    assert installed.longest_module("sys.argv") == "sys"
    assert installed.longest_module("missing.name") is None


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("json.decoder.JSONDecoder", "json.decoder"),
        ("sys.argv", "sys"),
        ("pytest.raises", "pytest"),
        ("xml.etree.ElementTree.parse", "xml.etree.ElementTree"),
    ],
)
def test_what_is_running_is_looked_at_by_default(dotted: str, expected: str) -> None:
    assert InstalledModules().longest_module(dotted) == expected


def test_a_module_may_be_spread_over_several_folders(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    _installed(first, ["space/a.py"])
    _installed(second, ["space/b.py"])
    installed = InstalledModules([str(first), str(tmp_path / "missing"), "", str(second)])
    assert installed.longest_module("space.a.x") == "space.a"
    assert installed.longest_module("space.b.x") == "space.b"


def test_nothing_is_imported(tmp_path: Path) -> None:
    installed = _installed(tmp_path, _PATHS)
    before = set(sys.modules)
    assert installed.longest_module("pkg.sub.b.name") == "pkg.sub.b"
    assert not {name for name in set(sys.modules) - before if name.startswith("pkg")}
