"""A repository in which an accident is about to happen, with all that a person has lying about."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from migrator.core.manifest import Level
from tests.e2e.gate.accidents import LEVELS, Accident, manifest, up_to
from tests.e2e.migration import MakeRepository, Scene
from tests.e2e.terminal import Ran

_REFUSED_BY = re.compile(r"^  (\w+): not so: ", re.MULTILINE)
_REPORT = re.compile(r"^  the report, and what was refused: (.+)$", re.MULTILINE)
#: What is lying about in every repository; the first is committed, and changed since.
_NOTES = "notes.txt"
_COMMON = {_NOTES: b"one\n", ".gitignore": b"*.log\n__pycache__/\n.pytest_cache/\n"}

Make = Callable[[Accident, Level], "Place"]
MakeWith = Callable[..., "Place"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a refusal says, for people and for programs."""

    ran: Ran
    report: Mapping[str, object]
    folder: Path


class Place(Scene):
    """The repository, with what has to be true of it after a refusal and after a landing."""

    @classmethod
    def of(cls, make: MakeRepository, accident: Accident, levels: tuple[Level, ...]) -> "Place":
        """The repository of an accident, with a person's own work in it."""
        text = manifest(accident, levels).encode()
        place = cls(make({**_COMMON, **accident.before, "migration.toml": text}))
        place.write(_NOTES, "one\nstaged\n")
        place.git("add", _NOTES)
        place.write(_NOTES, "one\nstaged\nnot staged\n")
        place.write("loose.txt", "untracked\n")
        place.write("build.log", "ignored\n")
        return place

    def state(self) -> Mapping[str, object]:
        """All that is a person's own: refs, index, configuration, and every file with its mode."""
        home = self.folder / ".git"
        refs = [ref for ref in self.refs() if not ref.startswith("refs/migrator/")]
        own = {
            path: (home / path).read_bytes() for path in ("HEAD", "index", "config", "logs/HEAD")
        }
        return {"refs": refs, **own, **dict(self._checkout())}

    def _checkout(self) -> list[tuple[str, tuple[int, int, bytes]]]:
        """Every file; none is written again, not even with what it holds already."""
        found = []
        for folder, folders, names in os.walk(self.folder):
            if ".git" in folders:
                folders.remove(".git")
            for name in names:
                path = Path(folder, name)
                about = path.lstat()
                relative = path.relative_to(self.folder).as_posix()
                found.append((relative, (about.st_mode, about.st_mtime_ns, path.read_bytes())))
        return found

    def refuses(self, level: Level, asked: Sequence[Level] | None = None) -> Told:
        """A run that a level stops, and only that level; everything is as it was.

        ``asked`` are the levels that have answered then: all up to that one, if nothing is said.
        """
        before = self.state()
        ran = self.migrator("run", "-j", "1")
        said = ran.out + ran.err
        assert ran.status == 1, said
        assert "it: failed, and nothing of it was left: " in ran.out, said
        assert set(_REFUSED_BY.findall(ran.out)) == {level}, said
        assert self.state() == before
        found = _REPORT.search(ran.out)
        assert found, said
        folder = Path(found.group(1))
        report = json.loads((folder / "report.json").read_bytes())
        assert report["passed"] is False
        verdicts = _verdicts(report)
        assert list(verdicts) == list(asked or up_to(level))
        assert [one for one, passed in verdicts.items() if not passed] == [level]
        text = (folder / "report.txt").read_text()
        assert f"  {level}: not so: " in text
        assert (folder / "phase.diff").stat().st_size
        return Told(ran, report, folder)

    def lands(self, *options: str) -> Ran:
        """A run that nothing stops."""
        ran = self.migrator("run", "-j", "1", *options)
        assert ran.status == 0, ran.out + ran.err
        assert "it: landed as " in ran.out
        return ran

    def applies(self, patch: Path) -> None:
        """Apply a patch as a person would."""
        done = subprocess.run(
            ["git", "-C", self.folder, "apply", patch], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    def holds(self, files: Mapping[str, bytes]) -> bool:
        """Whether the checkout has these files so."""
        return all((self.folder / path).read_bytes() == data for path, data in files.items())


def _verdicts(report: Mapping[str, object]) -> dict[str, bool]:
    """Whether all answers of each level were good, the cheapest level first."""
    checks = report["checks"]
    assert isinstance(checks, list)
    bad = {check["level"] for check in checks if not check["passed"]}
    asked = {check["level"] for check in checks}
    return {level: level not in bad for level in LEVELS if level in asked}


def faults(told: Told) -> list[dict[str, object]]:
    """All faults of a report."""
    checks = told.report["checks"]
    assert isinstance(checks, list)
    return [fault for check in checks for fault in check["faults"]]


def check_refused(place: Place, accident: Accident, level: Level) -> Told:
    """The accident is refused by its level, with its fault, and the patch is what was refused."""
    told = place.refuses(level)
    check_told(told, accident)
    place.applies(told.folder / "phase.diff")
    assert place.holds(accident.after)
    return told


def check_told(told: Told, accident: Accident) -> None:
    """The fault is told for people and for programs: place, message, code, and what to do."""
    place = f"{accident.place}: " if accident.place else ""
    lines = told.ran.out.splitlines()
    shown = [
        number
        for number, line in enumerate(lines)
        if line.startswith(f"    {place}")
        and line.endswith(f"[{accident.code}]")
        and accident.said in line
    ]
    assert shown, told.ran.out
    remedy = lines[shown[0] + 1]
    assert re.match(r" {6}\S", remedy)
    written = [
        fault
        for fault in faults(told)
        if fault["code"] == accident.code
        and _place(fault) == accident.place
        and accident.said in str(fault["message"])
    ]
    assert written, told.report
    assert remedy.strip() in {fault["remedy"] for fault in written}


def _place(fault: Mapping[str, object]) -> str:
    return f"{fault['path']}:{fault['line']}" if fault["line"] else str(fault["path"])
