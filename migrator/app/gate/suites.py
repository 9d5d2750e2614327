"""Commands of the gate, and what they say of single tests."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from migrator.app.gate.case import Case
from migrator.app.gate.places import Place, apart, in_the_checkout
from migrator.core.gate.demands import CommandRun
from migrator.core.gate.faults import Fault
from migrator.core.gate.junit import BrokenReport, Outcome, is_pytest, outcomes, with_junit
from migrator.core.manifest import GateTest
from migrator.shell.commands import run
from migrator.shell.interpreter import words_for

#: To the gate, a test that broke has failed.
_RESULTS = {"error": "failed"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    run: CommandRun
    output: str = ""
    #: What makes its result worthless, such as having been about something else.
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()


def ran(case: Case, test: GateTest, words: Sequence[str]) -> Ran:
    """Run a test's command, and look at what it says of single tests."""
    where = in_the_checkout if test.workspace == "checkout" else apart
    with where(case) as place, TemporaryDirectory(prefix="migrator-") as scratch:
        folder = place.root / test.folder
        words, report = _reporting(test, words, f"{scratch}/junit.xml")
        old = _written(folder / report) if report else None
        ended = run(
            words_for(words, case.bench.interpreter),
            folder,
            test.timeout or case.gate.timeout,
            _environment(place, test),
        )
        told = _told(folder / report, old) if report else {}
    if isinstance(told, BrokenReport):
        return Ran(CommandRun(ended.status), ended.output, tuple(place.faults), (told.reason,))
    found = CommandRun(
        ended.status,
        {test: _RESULTS.get(outcome.result, outcome.result) for test, outcome in told.items()},
        {test: outcome.message for test, outcome in told.items() if outcome.message},
    )
    return Ran(found, ended.output, tuple(place.faults))


def _environment(place: Place, test: GateTest) -> dict[str, str | None]:
    """The place's own, with what the test sets; its modules come behind those of the tree."""
    paths = [place.environment["PYTHONPATH"], test.environment.get("PYTHONPATH")]
    together = os.pathsep.join(filter(None, paths))
    return {**place.environment, **test.environment, "PYTHONPATH": together}


def _written(report: Path) -> int | None:
    """When a report was written; None if there is none."""
    return report.stat().st_mtime_ns if report.is_file() else None


def _told(report: Path, old: int | None) -> Mapping[str, Outcome] | BrokenReport:
    """What a command says of single tests; nothing, if it has written nothing down."""
    if _written(report) == old:
        return {}
    return outcomes(report.read_bytes())


def _reporting(test: GateTest, words: Sequence[str], path: str) -> tuple[Sequence[str], str | None]:
    """The command, made to say what single tests come to, and where it says so."""
    if test.junit is None and is_pytest(words):
        return with_junit(words, path)
    return words, test.junit
