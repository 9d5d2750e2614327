"""The stage: a git repository of the sample in a folder of its own, and a Python for its tests."""

import tempfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from migrator import kits
from migrator.app.demo.story import SLIP
from migrator.errors import Problem, UsageError
from migrator.shell.new_environment import (
    PreparedPython,
    has_modules,
    new_environment,
    running_python,
)
from migrator.shell.new_repository import new_repository

_KIT = "websocket"
#: What the sample's tests import that a project of its own would have installed.
_MODULES = ("pytest", "pytest_asyncio", "websockets")
_REPOSITORY = "chat"
_REQUIREMENTS = "requirements.txt"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demonstration is given."""

    folder: Path
    repository: Path
    python: PreparedPython


def set_up(keep: Path | None) -> Stage:
    """A repository of the sample: in the folder that was named, or in a temporary one."""
    folder = _folder(keep)
    repository = folder / _REPOSITORY
    kits.copy_sample(_KIT, repository)
    manifest = repository / "migration.toml"
    manifest.write_text(kits.manifest(_KIT), encoding="utf-8")
    (folder / SLIP).write_bytes((resources.files("migrator.app.demo") / SLIP).read_bytes())
    new_repository(repository, "migrator demo", "A chat product, half-way through a consolidation")
    return Stage(folder, repository, _python(repository))


def _folder(keep: Path | None) -> Path:
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="migrator-demo-")).resolve()
    keep.mkdir(parents=True, exist_ok=True)
    if any(keep.iterdir()):
        raise UsageError(
            Problem(
                "demo.not-empty",
                f"{keep} holds something already",
                "name a folder that is empty, or one that is not there yet",
            )
        )
    return keep.resolve()


def _python(repository: Path) -> PreparedPython:
    if has_modules(_MODULES):
        return running_python()
    return new_environment(repository, repository / _REQUIREMENTS)
