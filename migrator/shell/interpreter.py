"""The project's own Python: which one it is, and what is said about it."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TypedDict

from migrator.errors import RepositoryError
from migrator.shell.commands import Ended, run
from migrator.shell.git import refused

#: The words that mean the project's Python where a command begins with them.
_NAMES = ("python", "python3")
_ENVIRONMENTS = (".venv", "venv")
#: In front of the answer, since what is started with Python may print something too.
_ANSWER = "migrator asks: "
#: Runs in any Python, even in one that is too old, so that it can be told.
_QUESTION = f"""
import sys
sys.path[:] = [entry for entry in sys.path if entry]
import json
said = {{
    "executable": sys.executable,
    "version": list(sys.version_info[:2]),
    "path": sys.path,
    "prefix": sys.prefix,
    "base": getattr(sys, "base_prefix", sys.prefix),
}}
sys.stdout.write("\\n{_ANSWER}" + json.dumps(said) + "\\n")
"""
#: A Python on a slow disk may take long the first time.
_PATIENCE = 60.0
_OLDEST = (3, 6)
NAME_ANOTHER = 'name the one that runs the tests in the manifest: gate.python = ".venv/bin/python"'


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python, and what it says of itself."""

    path: Path
    #: Such as ``3.12``.
    version: str
    #: Where it looks for modules, without the project's own folders.
    sys_path: tuple[str, ...]
    #: The folder that it is installed in.
    prefix: Path
    #: Whether it is that of a virtual environment.
    is_virtual: bool


def project_python(checkout: Path, given: str | None) -> Interpreter:
    """The Python of a project; ``given`` is what the manifest says."""
    if given is not None:
        return _asked(checkout / given, checkout)
    if (found := next(_in_environments(checkout), None)) is not None:
        return _asked(found, checkout)
    for name in _NAMES:
        program = which(name)
        if program and (interpreter := _on_the_path(Path(program), checkout)):
            return interpreter
    return _asked(Path(sys.executable), checkout)


def environment_python(checkout: Path, given: str | None) -> Interpreter | None:
    """The Python of the environment that a project names or has; None if none of them runs."""
    found = checkout / given if given is not None else next(_in_environments(checkout), None)
    try:
        return _asked(found, checkout) if found else None
    except RepositoryError:
        return None


def words_for(words: Sequence[str], interpreter: Interpreter) -> list[str]:
    """A command as it is run: ``python`` is the project's."""
    if words[0] in _NAMES:
        return [str(interpreter.path), *words[1:]]
    return list(words)


def environment_for(interpreter: Interpreter) -> dict[str, str | None]:
    """What makes commands that start Python themselves find the same one."""
    changed: dict[str, str | None] = {}
    path = os.environ.get("PATH", os.defpath)
    if which(interpreter.path.name, path=path) != str(interpreter.path):
        changed["PATH"] = f"{interpreter.path.parent}{os.pathsep}{path}"
    if interpreter.is_virtual:
        prefix = str(interpreter.prefix)
        changed |= {"VIRTUAL_ENV": prefix, "PYTHONHOME": None}
        # Or `uv run` would make another one, or bring this one to what the worktree says.
        changed |= {"UV_PROJECT_ENVIRONMENT": prefix, "UV_NO_SYNC": "1"}
    return changed


def _in_environments(checkout: Path) -> Iterator[Path]:
    """Where virtual environments have their Python, if it is there; it may be broken."""
    folders = [checkout / name for name in _ENVIRONMENTS]
    if active := os.environ.get("VIRTUAL_ENV"):
        folders.append(Path(active))
    for folder in folders:
        python = folder / "bin" / "python"
        if python.is_file() or python.is_symlink():
            yield python


def _on_the_path(program: Path, checkout: Path) -> Interpreter | None:
    """What a word on the PATH stands for, which may only be a script that chooses one."""
    said = _answer(_put_to(program, checkout))
    if said is None or _version(said) < _OLDEST or not said["executable"]:
        return None
    return _interpreter(Path(said["executable"]), said, checkout)


def _asked(program: Path, checkout: Path) -> Interpreter:
    """A Python that nothing may take the place of."""
    if not program.exists():
        raise refused("gate.python", f"there is no Python at {program}", NAME_ANOTHER)
    ended = _put_to(program, checkout)
    said = _answer(ended)
    if said is None:
        why = (ended.output.strip().splitlines() or [f"it ended with {ended.status}"])[-1]
        raise refused("gate.python", f"{program} does not run as a Python: {why}", NAME_ANOTHER)
    if _version(said) < _OLDEST:
        number = ".".join(map(str, _version(said)))
        raise refused(
            "gate.python", f"{program} is Python {number}, which is older than 3.6", NAME_ANOTHER
        )
    return _interpreter(program, said, checkout)


class _Answer(TypedDict):
    executable: str
    version: list[int]
    path: list[str]
    prefix: str
    base: str


def _put_to(program: Path, checkout: Path) -> Ended:
    return run([str(program), "-c", _QUESTION], checkout, _PATIENCE, {})


def _answer(ended: Ended) -> _Answer | None:
    for line in reversed(ended.output.splitlines()):
        if line.startswith(_ANSWER):
            answer: _Answer = json.loads(line.removeprefix(_ANSWER))
            return answer
    return None


def _version(said: _Answer) -> tuple[int, ...]:
    return tuple(said["version"])


def _interpreter(path: Path, said: _Answer, checkout: Path) -> Interpreter:
    libraries = [Path(said[root]).resolve() / "lib" for root in ("prefix", "base")]
    return Interpreter(
        path,
        ".".join(map(str, said["version"])),
        tuple(entry for entry in said["path"] if not _is_own(Path(entry), checkout, libraries)),
        Path(said["prefix"]),
        said["prefix"] != said["base"],
    )


def _is_own(entry: Path, checkout: Path, libraries: Sequence[Path]) -> bool:
    """Whether a place for modules is one of the project: it is looked at in the commit itself."""
    entry = entry.resolve()
    inside = entry.is_relative_to(checkout.resolve())
    return inside and not any(entry.is_relative_to(library) for library in libraries)
