"""Commands of the gate, run where they see the phase's tree and nothing else."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from migrator.app.gate.case import Case
from migrator.core.gate.demands import CommandRun
from migrator.core.gate.faults import Fault
from migrator.core.gate.junit import BrokenReport, Outcome, is_pytest, outcomes, with_junit
from migrator.core.manifest import GateTest
from migrator.shell.commands import run
from migrator.shell.interpreter import environment_for, words_for
from migrator.shell.links import lent
from migrator.shell.origins import watched
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.refusals import not_alone, some
from migrator.shell.transaction.trial import Trial

#: So many places of one sort are told.
_SHOWN = 5
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where commands run, with what they get; what is wrong is known when they have."""

    root: Path
    environment: Mapping[str, str | None]
    faults: list[Fault]


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


# Places


@contextmanager
def apart(case: Case) -> Iterator[Place]:
    """The private worktree, with what is lent to it."""
    case.bench.worktree.clean(case.tip)
    root = case.bench.worktree.lend()
    checkout = case.bench.session.repository.root
    with lent(case.gate.link, checkout, root) as loan, _watched(case, root) as place:
        yield place
        place.faults.extend(
            Fault(
                "", 0, "loan-disturbed", f"it wrote to {path}, which is only lent to it",
                "let it write elsewhere, or take that out of `link`",
            )
            for path in loan.disturbed()[:_SHOWN]
        )  # fmt: skip


@contextmanager
def in_the_checkout(case: Case) -> Iterator[Place]:
    """The person's own checkout; the phase is there for as long as it takes."""
    root = case.bench.session.repository.root
    if case.tip == case.base:
        checkout = case.bench.session.repository
        if dirty := checkout.changed(checkout.uncommitted()):
            raise not_alone(dirty)
        with _watched(case, root) as place:
            yield place
        return
    with _watched(case, root) as place:
        with _tried(case) as tried:
            yield place
        place.faults.extend(_traces(tried))


def _tried(case: Case) -> AbstractContextManager[Trial]:
    session = case.bench.session
    target = Target(session.head.branch, case.base, case.tip, what="A phase")
    return session.trial(case.bench.worktree, target)


def _traces(tried: Trial) -> Iterator[Fault]:
    """What a command has done to the checkout."""
    back = tried.back
    if back.written:
        message = f"it wrote to {some(back.written)}, which the phase changes: see {back.aside}"
        remedy = "see whether it is yours; the checkout is as it was"
        yield Fault("", 0, "trial-written", message, remedy)
    if changed := [*back.left, *tried.changed]:
        message = f"it left {some(changed)} changed in the checkout"
        yield Fault("", 0, "trial-left", message, "see to them: git status")


@contextmanager
def _watched(case: Case, root: Path) -> Iterator[Place]:
    """A place where all that is imported is seen."""
    layout, roots = case.before.project.layout, case.manifest.migration.roots
    names = {name.partition(".")[0] for name in layout.names()}
    tracked = frozenset(case.repository.paths)
    with watched(case.bench.session.repository.root, root, roots, names) as watch:
        place = Place(root, {**environment_for(case.bench.interpreter), **watch.environment}, [])
        yield place
        origins = watch.origins(tracked.__contains__, layout.exists)
    place.faults.extend(
        Fault(
            "", 0, "foreign-code", f"it executed {path}, which is not the phase's own file",
            "let `roots` name the folders where modules start, or uninstall that copy; "
            'a suite that cannot run apart takes workspace = "checkout"',
        )
        for path in origins.foreign[:_SHOWN]
    )  # fmt: skip
