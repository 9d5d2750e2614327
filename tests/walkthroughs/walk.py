"""A reader who does what a page says, and compares what happens with what it shows."""

import difflib
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.walkthroughs.page import CommandStep, FileStep, Step

#: What may differ from one run to the next, and what is compared in its place.
_VARYING = (
    (re.compile(r"\b\d{8}-\d{6}-[0-9a-f]{6}\b"), "RUN"),
    (re.compile(r"\b[0-9a-f]{7,40}\b"), "ID"),
    (re.compile(r"\b\d+\.\d+ ?s\b"), "TIME"),
    (re.compile(r"\b\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:\d\d))?"), "DATE"),
)
_ANY_LINES = r"(?:.*\n)*?"
#: A command is told how the one before it ended, and tells where it has gone.
_SCRIPT = "(exit {status})\n{command}\nstatus=$?\npwd > {place}\nexit $status\n"


def walk(
    steps: Iterable[Step],
    folder: Path,
    environment: Mapping[str, str] = MappingProxyType({}),
    *programs: Path,
) -> None:
    """Do what a page says in an empty folder; folders of ``programs`` come first on the path."""
    path = [*map(str, programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    reader = _Reader(folder, {"PATH": os.pathsep.join(path), **environment})
    for step in steps:
        match step:
            case FileStep():
                reader.write(step)
            case CommandStep():
                reader.run(step)
    reader.end()


class _Reader:
    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._here = folder / "reader"
        self._here.mkdir()
        self._place = folder / "place"
        self._environment = {
            **os.environ,
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            **environment,
        }
        self._last = ""
        self._status = 0

    def write(self, step: FileStep) -> None:
        path = self._here / step.path
        path.parent.mkdir(parents=True, exist_ok=True)
        assert path.exists() or not step.is_added, f"there is no {step.path} to add to"
        before = path.read_text(encoding="utf-8") if step.is_added else ""
        path.write_text(before + step.text, encoding="utf-8")

    def run(self, step: CommandStep) -> None:
        if step.command != "echo $?":
            self.end()
        script = _SCRIPT.format(status=self._status, command=step.command, place=self._place)
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=self._here,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self._here = Path(self._place.read_text(encoding="utf-8").strip())
        self._status, self._last = done.returncode, f"$ {step.command}\n{done.stdout}"
        if step.shown:
            difference = unlike(step.shown, done.stdout)
            assert not difference, f"$ {step.command}\n{difference}"

    def end(self) -> None:
        """Nothing has failed that the reader was not told of."""
        assert self._status == 0, f"exit status {self._status}:\n{self._last}"


def unlike(shown: str, printed: str) -> str:
    """How what was printed differs from what a page shows of it; nothing where it does not."""
    expected, found = (_steady(text.strip("\n")) + "\n" for text in (shown, printed))
    pattern = "".join(
        _ANY_LINES if line.strip() == "…" else _line(line) for line in expected.splitlines()
    )
    if re.fullmatch(pattern, found):
        return ""
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), "shown", "printed", lineterm=""
    )
    return "\n".join(lines)


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.rstrip().split("…"))) + r"[ ]*\n"


def _steady(text: str) -> str:
    for pattern, word in _VARYING:
        text = pattern.sub(word, text)
    return text
