"""Where commands of the gate run: they see the phase's tree there, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from migrator.app.gate.case import Case
from migrator.core.gate.faults import Fault
from migrator.shell.interpreter import environment_for
from migrator.shell.links import lent
from migrator.shell.origins import watched
from migrator.shell.transaction.intent import Target
from migrator.shell.transaction.refusals import not_alone, some
from migrator.shell.transaction.trial import Trial

#: So many places of one sort are told.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where commands run, with what they get; what is wrong is known when they have."""

    root: Path
    environment: Mapping[str, str | None]
    faults: list[Fault]


@contextmanager
def apart(case: Case) -> Iterator[Place]:
    """The private worktree, with what is lent to it."""
    case.bench.worktree.clean(case.tip)
    root = case.bench.worktree.lend()
    checkout = case.bench.session.repository.root
    with lent(case.gate.link, checkout, root) as loan, _watched(case, root) as place:
        yield place
        place.faults.extend(_disturbed(loan.disturbed()))


def _disturbed(paths: Sequence[str]) -> Iterator[Fault]:
    remedy = "let it write elsewhere, or take that out of `link`"
    for path in paths[:_SHOWN]:
        message = f"it wrote to {path}, which is only lent to it"
        yield Fault("", 0, "loan-disturbed", message, remedy)


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
    place.faults.extend(_foreign(origins.foreign))


def _foreign(paths: Sequence[str]) -> Iterator[Fault]:
    remedy = (
        "let `roots` name the folders where modules start, or uninstall that copy; "
        'a suite that cannot run apart takes workspace = "checkout"'
    )
    for path in paths[:_SHOWN]:
        message = f"it executed {path}, which is not the phase's own file"
        yield Fault("", 0, "foreign-code", message, remedy)
