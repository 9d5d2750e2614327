"""Ruff, as a program: what it says of names and of syntax that a Python is too old for."""

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from migrator.core.gate.faults import Fault
from migrator.shell.git import refused


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of faults: what we call it, and what to do about it."""

    code: str
    remedy: str


#: What ruff is asked for, by its rules.
_RULES = {
    "F821": _Sort("undefined-name", "bind the name before it is used, or import it"),
    "F822": _Sort("undefined-export", "bind the name, or take it out of `__all__`"),
    "F823": _Sort("undefined-local", "bind the name before it is used"),
    "F401": _Sort("unused-import", "take the import out"),
    "F811": _Sort("redefined-while-unused", "keep one of the two"),
}
#: What it says unasked of a file that it cannot read.
_SYNTAX = _Sort("syntax-error", "see to that line; the project's own Python has to read it")
#: So many files are named at once: the system limits how long a command may be.
_AT_ONCE = 500
#: A redefinition names the line of the first one, which may move.
_PLACE = re.compile(r" from line \d+")


def names(root: Path, paths: Iterable[str], python: str) -> list[Fault]:
    """Undefined and unused names, and what is defined twice."""
    return [fault for fault in _asked(root, paths, python) if fault.code != _SYNTAX.code]


def syntax(root: Path, paths: Iterable[str], python: str) -> list[Fault]:
    """What a Python of some version, such as ``3.9``, does not take."""
    return [fault for fault in _asked(root, paths, python) if fault.code == _SYNTAX.code]


def _asked(root: Path, paths: Iterable[str], python: str) -> Iterator[Fault]:
    program = _program()
    root, waiting = root.resolve(), sorted(paths)
    target = f"py{python.replace('.', '')}"
    for start in range(0, len(waiting), _AT_ONCE):
        words = [
            program, "check", "--isolated", "--no-cache", "--quiet", "--output-format=json-lines",
            f"--target-version={target}", f"--select={','.join(_RULES)}", "--",
            *waiting[start : start + _AT_ONCE],
        ]  # fmt: skip
        done = subprocess.run(words, cwd=root, capture_output=True, check=False)
        if done.returncode not in {0, 1}:
            said = done.stderr.decode(errors="replace").strip().removeprefix("error: ")
            hint = "bring it up to date: pip install --upgrade ruff"
            raise refused("gate.ruff", f"{program} failed: {said}", hint)
        yield from _faults(root, done.stdout.splitlines())


def _faults(root: Path, lines: Sequence[bytes]) -> Iterator[Fault]:
    for line in lines:
        told = json.loads(line)
        sort = _RULES.get(told["code"], _SYNTAX)
        yield Fault(
            Path(told["filename"]).relative_to(root).as_posix(),
            told["location"]["row"],
            sort.code,
            _sentence(told["message"]),
            sort.remedy,
        )


def _sentence(said: str) -> str:
    """What ruff says, as we begin sentences."""
    return f"{said[:1].lower()}{_PLACE.sub('', said[1:])}"


def _program() -> str:
    """Ruff as it was installed beside us, or else as the person has it."""
    beside = Path(sysconfig.get_path("scripts")) / "ruff"
    found = str(beside) if beside.is_file() else which("ruff")
    if found is None:
        raise refused(
            "gate.ruff",
            f"ruff is not installed beside {sys.executable}",
            "install it: pip install ruff",
        )
    return found
