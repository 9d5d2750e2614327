"""Init: the first manifest of a repository."""

from pathlib import Path

from migrator.app.init import new_manifest
from migrator.app.manifest_file import MANIFEST
from migrator.errors import Problem, UsageError
from migrator.shell.repository import opened


def write_manifest(folder: Path, given: Path | None, *, force: bool) -> Path:
    """Write a commented manifest fitted to the repository; never over one that is there."""
    with opened(folder) as repository:
        path = repository.root / (given or MANIFEST)
        if path.exists() and not force:
            raise UsageError(
                Problem(
                    "init.exists",
                    f"{path} is already there",
                    "edit it, or replace it with --force",
                )
            )
        if not path.resolve().is_relative_to(repository.root.resolve()):
            raise UsageError(
                Problem(
                    "path.outside",
                    f"{path} is outside of the repository",
                    "name a file inside of it with -m",
                )
            )
        text = new_manifest(repository.root.name, repository.paths)
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(
                Problem(
                    "init.not-written",
                    f"{path} cannot be written: {error.strerror}",
                    "check that its folder is there and may be written to",
                )
            ) from None
    return path
