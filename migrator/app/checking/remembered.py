"""The survey of a whole tree, remembered for as long as nothing has changed that it depends on."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path

from migrator.app.manifest_file import ManifestFile
from migrator.core.checking.stored import restored, stored
from migrator.core.checking.violations import Survey
from migrator.shell import fingerprint
from migrator.shell.memory import Memory
from migrator.shell.project_modules import modules_path
from migrator.shell.repository import Repository
from migrator.shell.staged import StagedFiles
from migrator.shell.transaction.places import Places


def places_of(repository: Repository) -> Places:
    """Where things are kept of a repository; git need not be asked."""
    folder, common = Path(repository.git.repo.git_dir), Path(repository.git.repo.common_dir)
    return Places(repository.root, folder, common, folder / "index")


def memory_of(repository: Repository) -> Memory:
    """What was found out about a repository."""
    return Memory(places_of(repository).memory)


def _python_of(written: ManifestFile) -> str | None:
    """The Python that a manifest names, as it is written there; nothing if it is no manifest."""
    found: object = None
    with suppress(tomllib.TOMLDecodeError, RecursionError):
        found = tomllib.loads(written.text)
    for key in (*written.table, "gate", "python"):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None


class Remembered:
    """What is known of the files of a repository, as they are when this is made."""

    def __init__(self, files: Repository, written: ManifestFile) -> None:
        self._memory = memory_of(files)
        self._question = json.dumps(
            ["check", str(files.root), written.name, written.text, written.table]
        )
        self._files = files
        self._python = _python_of(written)
        self._path = modules_path(files.root, self._python)
        self._fingerprint = self._taken()

    def _taken(self) -> str | None:
        if "{{" in (self._python or ""):
            return None  # which one that is, only those know who read the whole manifest
        is_staged = isinstance(self._files, StagedFiles)
        of = fingerprint.of_index if is_staged else fingerprint.of_checkout
        return of(self._files, self._path)

    def survey(self) -> Survey | None:
        """The survey of these very files; None if it is not known."""
        if self._fingerprint is None:
            return None
        text = self._memory.recall(self._fingerprint, self._question)
        return None if text is None else restored(text)

    def keep(self, survey: Survey) -> None:
        """Remember a survey of them, unless they have changed meanwhile."""
        if self._fingerprint is not None and self._fingerprint == self._taken():
            self._memory.remember(self._fingerprint, self._question, stored(survey))
