"""Init: the first manifest of a repository, or that of a kit."""

from pathlib import Path

from migrator import kits
from migrator.app.init import new_manifest
from migrator.app.manifest_file import MANIFEST
from migrator.core.manifest.wording import choice, quoted
from migrator.errors import Problem, UsageError
from migrator.shell.repository import opened


def write_manifest(folder: Path, given: Path | None, kit: str | None, *, force: bool) -> Path:
    """Write a commented manifest, fitted to the repository or of a kit; never over one there is."""
    whole = None if kit is None else _of_kit(kit)
    with opened(folder) as repository:
        path = repository.root / (given or MANIFEST)
        if path.exists() and not force:
            raise UsageError(
                Problem(
                    "manifest.exists",
                    f"{path} is already there",
                    "edit it, or replace it with --force",
                )
            )
        if not path.resolve().is_relative_to(repository.root.resolve()):
            raise UsageError(
                Problem(
                    "path.outside",
                    f"{path.resolve()} is outside of the repository",
                    "name a file inside of it: -m FILE",
                )
            )
        text = whole or new_manifest(repository.root.name, repository.paths)
        path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _of_kit(kit: str) -> str:
    if kit in kits.names():
        return kits.manifest(kit)
    raise UsageError(
        Problem(
            "kit.unknown",
            f"there is no kit {quoted(kit)}",
            choice(kit, kits.names(), otherwise="leave --kit out"),
        )
    )
