"""What the gate found out in each run, for people and programs to look at afterwards."""

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from migrator.shell.transaction.places import Places

#: So many runs are kept, the newest ones.
_MOST = 50
REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class RunReport:
    """What is known of one phase of one run."""

    run: str
    folder: Path
    passed: bool


class RunReports:
    """The reports of a repository: a folder a run, and in it one a phase."""

    def __init__(self, places: Places) -> None:
        self._folder = places.runs

    def write(self, run: str, phase: str, files: Mapping[str, bytes]) -> Path:
        """Keep the files of a phase; their folder."""
        folder = self._folder / run / phase
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        for old in self._runs()[:-_MOST]:
            shutil.rmtree(old, ignore_errors=True)
        return folder

    def last_of(self, migration: str, phase: str) -> RunReport | None:
        """The newest report of a phase of a migration."""
        for run in reversed(self._runs()):
            table = _read(run / phase / REPORT)
            if table.get("migration") == migration:
                return RunReport(run.name, run / phase, bool(table.get("passed")))
        return None

    def _runs(self) -> list[Path]:
        # The name of a run begins with its time.
        return sorted(self._folder.iterdir()) if self._folder.is_dir() else []


def _read(place: Path) -> Mapping[str, object]:
    with suppress(OSError, ValueError):
        table = json.loads(place.read_bytes())
        if isinstance(table, dict):
            return table
    return {}
