"""The manifest as a file: found, and read as text."""

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from migrator.errors import Problem, UsageError

MANIFEST = "migration.toml"
_PROJECT_FILE = "pyproject.toml"
PROJECT_TABLE = ("tool", "migrator")
_HOW_TO_BEGIN = "write one: migrator init; or name one: -m FILE"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A manifest before it is understood."""

    text: str
    #: How messages call it: its path, if it is in the repository.
    name: str
    #: The table that it stands in.
    table: tuple[str, ...]


def manifest_file(root: Path, given: Path | None) -> ManifestFile:
    """The manifest that was named, or else the repository's own."""
    if given is not None:
        path = given if given.is_file() else root / given
        if not path.is_file():
            raise _not_found(f"there is no manifest {given}")
        return _read(path, root)
    path = root / MANIFEST
    if path.is_file():
        return _read(path, root)
    project = root / _PROJECT_FILE
    if project.is_file() and "[tool.migrator" in _text(project, root):
        return _read(project, root)
    raise _not_found(f"{root} has no {MANIFEST}")


def _read(path: Path, root: Path) -> ManifestFile:
    table = PROJECT_TABLE if path.name == _PROJECT_FILE else ()
    return ManifestFile(_text(path, root), shown(path, root), table)


def shown(path: Path, root: Path) -> str:
    """How messages call a file: by its way from the root, where it lies below it."""
    full, top = path.resolve(), root.resolve()
    if full.is_relative_to(top):
        return posixpath.join(*full.relative_to(top).parts)
    return os.fspath(full)


def _text(path: Path, root: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        message, file = "the manifest is not UTF-8", shown(path, root)
        problem = Problem("manifest.unreadable", message, "save it as UTF-8", file)
        raise UsageError(problem) from None


def _not_found(message: str) -> UsageError:
    return UsageError(Problem("manifest.not-found", message, _HOW_TO_BEGIN))
