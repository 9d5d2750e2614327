"""Where the code came from that a command executed: the proof that this tree was tested.

An editable install, a copy among the installed packages or a path that somebody has set may win
over the worktree, and the tests would pass on code that is not the phase's. So every Python that a
command starts is made to tell which files it executes; see ``probe/on_path/sitecustomize.py``.
"""

import os
from ast import literal_eval
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

#: What is put in front of the path of every Python.
PROBE = Path(__file__).parent / "probe" / "on_path"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the executed code came from."""

    #: Whether any Python has told: an isolated one, or none at all, does not.
    told: bool
    #: Whether some of it came from the worktree.
    own: bool
    #: The files of the project that came from elsewhere.
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch over commands: the variables that they have to get, and what was told so far."""

    environment: Mapping[str, str]
    _report: Path
    _checkout: Path

    def origins(
        self, is_tracked: Callable[[str], bool], is_module: Callable[[str], bool]
    ) -> Origins:
        """What has been told.

        ``is_tracked`` says whether the project has a path, ``is_module`` whether it has a dotted
        name: all else in the checkout or among the installed packages is none of its code.
        """
        told = self._told()
        foreign = {path for path in told["checkout"] if is_tracked(self._in_checkout(path))}
        foreign |= {path for path in told["installed"] if is_module(_module(path))}
        return Origins(bool(told["python"]), bool(told["own"]), tuple(sorted(foreign)))

    def _told(self) -> dict[str, set[str]]:
        told: dict[str, set[str]] = {"python": set(), "own": set(), "checkout": set()}
        told["installed"] = set()
        if self._report.is_file():
            for line in self._report.read_text().splitlines():
                kind, _space, path = line.partition(" ")
                told[kind].add(literal_eval(path))
        return told

    def _in_checkout(self, path: str) -> str:
        """A path as seen from the checkout."""
        real = os.path.realpath(path)
        return os.path.relpath(real, os.path.realpath(self._checkout))


@contextmanager
def watched(
    checkout: Path, worktree: Path, roots: Sequence[str], names: Iterable[str]
) -> Iterator[Watch]:
    """Watch over commands that test a worktree.

    ``names`` are the top-level names of the project's modules.
    """
    with TemporaryDirectory(prefix="migrator-") as folder:
        report = Path(folder) / "origins"
        environment = {
            "PYTHONPATH": _python_path(checkout, worktree, roots),
            "MIGRATOR_ORIGINS": str(report),
            "MIGRATOR_OWN": _spellings(worktree),
            "MIGRATOR_CHECKOUT": _spellings(checkout),
            "MIGRATOR_NAMES": "\n".join(sorted(set(names))),
        }
        yield Watch(environment, report, checkout)


def _python_path(checkout: Path, worktree: Path, roots: Sequence[str]) -> str:
    """The path for modules: what watches, the worktree, and what the person has set."""
    given = os.environ.get("PYTHONPATH", "")
    entries = [str(PROBE), *(os.path.normpath(worktree / root) for root in roots)]
    entries += [_moved(entry, checkout, worktree) for entry in given.split(os.pathsep) if given]
    return os.pathsep.join(dict.fromkeys(entries))


def _moved(entry: str, checkout: Path, worktree: Path) -> str:
    """A place for modules, in the worktree if it has it and not in the checkout."""
    place = Path(entry).resolve()
    if place.is_relative_to(checkout.resolve()):
        own = worktree / place.relative_to(checkout.resolve())
        if own.exists():
            return str(own)
    return str(place)


def _spellings(folder: Path) -> str:
    """A folder as it is named, and as it is without links."""
    return "\n".join(dict.fromkeys((str(folder.absolute()), str(folder.resolve()))))


def _module(path: str) -> str:
    """The dotted name of a file among the installed packages."""
    inside = PurePath(path.rpartition("-packages/")[2]).with_suffix("")
    parts = inside.parts[:-1] if inside.name == "__init__" else inside.parts
    return ".".join(parts)
