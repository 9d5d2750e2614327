"""Kits: migrations to start from, each with a sample project that it migrates.

A kit is a folder beside this file: `migration.toml`, and the project in `sample`.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

_KITS = files(__name__)
_MANIFEST = "migration.toml"
_SAMPLE = "sample"
#: What running or installing the sample leaves behind in its folders.
_LITTER = frozenset({"__pycache__", ".pytest_cache", ".ruff_cache"})


def names() -> tuple[str, ...]:
    """All kits, by the alphabet."""
    return tuple(sorted(one.name for one in _KITS.iterdir() if (one / _MANIFEST).is_file()))


def manifest(kit: str) -> str:
    """The manifest of a kit: commented, and made to be bent."""
    return (_KITS / kit / _MANIFEST).read_text(encoding="utf-8")


def copy_sample(kit: str, folder: Path) -> None:
    """Make a folder of the project that a kit migrates; nothing that is there is written over."""
    for path, file in _files(_KITS / kit / _SAMPLE, PurePosixPath()):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as new:
            new.write(file.read_bytes())


def _files(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    """All files below a folder, with their paths in it."""
    for one in folder.iterdir():
        if one.name in _LITTER:
            continue
        if one.is_dir():
            yield from _files(one, path / one.name)
        else:
            yield path / one.name, one
