"""Real pytest runs of small projects by a server that forks, for a start of Python takes long.

``with forked_pytest() as pytest_runs: ran = pytest_runs.run(folder)`` runs all tests below a folder
as ``python -m pytest`` does in it, with pytest-asyncio and hypothesis and no other plugin, and says
what was collected and how each test ended. A server is started once for as many runs as are needed.

The other half of this file is the server. It is run as a file, never imported, and imports nothing
of ours: what it runs has to find its own ``tests`` and ``app``, and not this repository's.
"""

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

import pytest

#: A run that takes longer than so many seconds goes round in circles.
LIMIT = 60
CONFIGURATIONS = (
    *("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini"),
    *("pyproject.toml", "tox.ini", "setup.cfg"),
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a project's tests."""

    status: int
    #: The ids of the tests, in the order of collection.
    collected: Sequence[str]
    #: How each ended: passed, failed, skipped, or error where a fixture or the teardown failed.
    outcomes: Mapping[str, str]
    #: Why, for each test that failed and each module that was not collected.
    failures: Mapping[str, str]
    #: Modules that ended their collection by a skip.
    skipped: Sequence[str] = ()
    output: str = ""

    @property
    def passed(self) -> frozenset[str]:
        """The tests that passed."""
        return frozenset(name for name, outcome in self.outcomes.items() if outcome == "passed")


class ForkedPytest:
    """The server, from outside."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, folder: Path, *arguments: str) -> Ran:
        """Run the tests of a project, or those that the arguments name."""
        assert self._process.stdin
        assert self._process.stdout
        request = {"folder": str(folder.resolve()), "arguments": arguments}
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, "the server is gone"
        return Ran(**json.loads(answer))


@contextmanager
def forked_pytest() -> Iterator[ForkedPytest]:
    """Have a server for a while."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    with subprocess.Popen(
        [sys.executable, "-I", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**quiet, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    ) as process:
        try:
            yield ForkedPytest(process)
        finally:
            assert process.stdin
            process.stdin.close()  # which ends it
            process.wait()


# The server

_PLUGINS = ("pytest_asyncio.plugin", "_hypothesis_pytestplugin")


@dataclass(eq=False)  # pytest puts plugins into sets
class _Recorder:
    """Writes down what pytest tells its plugins."""

    collected: list[str] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected = [item.nodeid for item in session.items]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failures[report.nodeid] = str(report.longrepr)
        elif report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.outcomes[report.nodeid] = "failed" if report.when == "call" else "error"
            self.failures[report.nodeid] = str(report.longrepr)
        elif report.skipped or report.when == "call":
            self.outcomes.setdefault(report.nodeid, report.outcome)


def _serve() -> None:
    """Answer one request a line, until there are no more."""
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    _warm_up()
    for line in requests:
        request = json.loads(line)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _run(request["folder"], request["arguments"], writing)
        os.close(writing)
        with open(reading, "rb") as pipe:  # noqa: PTH123 - it has no path
            answer = pipe.read()
        _pid, status = os.waitpid(pid, 0)
        print(answer.decode() or _ended(status), file=answers, flush=True)


def _ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    reason = f"the run ended by {code} and said nothing"
    return json.dumps({"status": code, "collected": [], "outcomes": {}, "failures": {"": reason}})


def _warm_up() -> None:
    """Import what a run needs, and let all that lies here be older than any fork."""
    for name in ("_pytest.unittest", "asyncio", "hypothesis", "unittest.mock", *_PLUGINS):
        __import__(name)
    # What is installed in place would be found before a folder that is no package.
    here = Path(__file__).parent.parent
    sys.path[:] = [entry for entry in sys.path if Path(entry) not in {here, here / "tests"}]
    sys.dont_write_bytecode = True
    gc.collect()
    gc.freeze()


def _run(folder: str, arguments: list[str], writing: int) -> NoReturn:
    """Become the run."""
    signal.alarm(LIMIT)
    os.chdir(folder)
    sys.path.insert(0, folder)
    recorder = _Recorder()
    with Path(os.devnull).open() as nothing, TemporaryFile("w+") as output:
        for here, there in ((nothing, 0), (output, 1), (output, 2)):
            os.dup2(here.fileno(), there)
        try:
            status = int(pytest.main([*_options(folder), *arguments], plugins=[recorder]))
        except BaseException as error:
            recorder.failures[""] = repr(error)
            status = 70
        _flush()
        answer = {**vars(recorder), "status": status, "output": _text(output)}
    with open(writing, "w") as pipe:
        json.dump(answer, pipe)
    os._exit(0)


def _options(folder: str) -> Iterator[str]:
    yield from ("--rootdir", folder, "-p", "no:cacheprovider", "-q")
    # Neither the folders above nor what lies in them are any of its business.
    yield from ("--confcutdir", folder, "--continue-on-collection-errors")
    for plugin in _PLUGINS:
        yield from ("-p", plugin)
    if not any(Path(folder, name).exists() for name in CONFIGURATIONS):
        yield from ("-c", os.devnull)  # nor that of a folder above


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _text(output: IO[str]) -> str:
    output.seek(0)
    return output.read()


if __name__ == "__main__":
    _serve()
