"""Kits: migrations to start from, each with a sample project that it migrates.

A kit is a folder beside this file: `migration.toml`, the project in `sample`, and `slip.toml`,
a migration that breaks what the sample's tests prove.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

_KITS = files(__name__)
_MANIFEST = "migration.toml"
#: What running or installing the sample leaves behind in its folders.
_LITTER = frozenset({"__pycache__", ".pytest_cache", ".ruff_cache"})


def names() -> tuple[str, ...]:
    """All kits, by the alphabet."""
    return tuple(sorted(one.name for one in _KITS.iterdir() if (one / _MANIFEST).is_file()))


def manifest(kit: str) -> str:
    """The manifest of a kit: commented, and made to be bent."""
    return _text(kit, _MANIFEST)


def slip(kit: str) -> str:
    """The manifest of a mistake, which the gate has to refuse."""
    return _text(kit, "slip.toml")


def copy_sample(kit: str, folder: Path) -> None:
    """Make a folder of the project that a kit migrates; nothing that is there is written over."""
    for path, file in _files(_KITS / kit / "sample", PurePosixPath()):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as new:
            new.write(file.read_bytes())


def _text(kit: str, name: str) -> str:
    return (_KITS / kit / name).read_text(encoding="utf-8")


def _files(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    """All files below a folder, with their paths in it."""
    for one in folder.iterdir():
        if one.name in _LITTER:
            continue
        if one.is_dir():
            yield from _files(one, path / one.name)
        else:
            yield path / one.name, one
