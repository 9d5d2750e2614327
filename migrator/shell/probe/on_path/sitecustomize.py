"""Tells which code files a command executes; Python runs this when it starts.

It runs inside the person's own programs, on Python 3.8 and later: it imports nothing that is not
there already, and whatever goes wrong with it is silent. Each thing is told by a line in a file
that all processes of a command share, as soon as it is known, since a process may be killed.
"""

# ruff: noqa: PTH100, PTH120, PLC0415, SIM105, UP - for old Pythons, and for a start without delay

import os
import sys


def _watch(report: str) -> None:
    """Listen to what is executed."""
    listener = _Listener(report)
    sys.addaudithook(listener.heard)
    listener.tell("python", sys.executable or "")


class _Listener:
    """Keeps all that it needs, whatever tests may put in the place of `os`."""

    def __init__(self, report: str) -> None:
        self._report = report
        self._folders = [
            (kind, folder + os.sep)
            for kind in ("own", "checkout")
            for folder in os.environ["MIGRATOR_" + kind.upper()].split("\n")
        ]
        self._names = frozenset(os.environ["MIGRATOR_NAMES"].split("\n"))
        self._standard = os.path.dirname(os.__file__) + os.sep
        self._seen = set()  # type: set[str]
        self._absolute, self._real = os.path.abspath, os.path.realpath
        self._open, self._write, self._close = os.open, os.write, os.close
        self._flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT

    def heard(self, event: str, arguments: "tuple[object, ...]") -> None:
        """Look at a file whose code is about to be executed for the first time."""
        if event != "exec":
            return
        try:
            path = arguments[0].co_filename  # type: ignore[attr-defined]
            if path not in self._seen and not path.startswith("<"):
                self._seen.add(path)
                self._look(self._absolute(path))
        except Exception:  # noqa: S110 - raised here, it would end what is looked at
            pass

    def _look(self, path: str) -> None:
        rest = self._placed(path)[1]
        if "-packages/" in rest:
            name = rest.rpartition("-packages/")[2].partition("/")[0]
            if name.partition(".")[0] in self._names:
                self.tell("installed", path)
        elif not path.startswith(self._standard):
            kind = self._placed(self._real(path))[0]
            if kind and kind not in self._seen:
                self.tell(kind, path)
            if kind == "own":
                # One is as good as all.
                self._seen.add(kind)

    def _placed(self, path: str) -> "tuple[str, str]":
        """Which of the folders a file lies in, and where there."""
        for kind, folder in self._folders:
            if path.startswith(folder):
                return kind, path[len(folder) :]
        return "", path

    def tell(self, kind: str, path: str) -> None:
        """Write a line; whole, for the file is opened to append."""
        descriptor = self._open(self._report, self._flags, 0o600)
        try:
            self._write(descriptor, (kind + " " + ascii(path) + "\n").encode())
        finally:
            self._close(descriptor)


def _run_next() -> None:
    """Run the `sitecustomize` that Python would have found without this one."""
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import PathFinder

    here = os.path.dirname(os.path.abspath(__file__))
    others = [entry for entry in sys.path if os.path.abspath(entry) != here]
    spec = PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        module = sys.modules["sitecustomize"] = module_from_spec(spec)
        spec.loader.exec_module(module)


try:
    _watch(os.environ["MIGRATOR_ORIGINS"])
except Exception:  # noqa: S110 - an older Python, or nobody asked: then nothing is told
    pass
_run_next()
