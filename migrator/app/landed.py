"""The phases that have landed, and the steps that are finished with them."""

from migrator.app.records import Book
from migrator.core.manifest import Manifest
from migrator.shell.git import Git


def landed_phases(git: Git, manifest: Manifest) -> frozenset[str]:
    """The phases that are in the history, or had nothing to do; none before the first commit."""
    if git.answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}").status:
        return frozenset()
    book = Book(git, manifest.migration.name)
    ledger = book.ledger()
    empty = {record.phase for record in book.records() if record.is_empty}
    return frozenset(
        phase.id for phase in manifest.phases if phase.id in empty or ledger.of(phase.id)
    )


def finished_steps(manifest: Manifest, landed: frozenset[str]) -> frozenset[str]:
    """The steps that no phase is to carry out any more: what they miss is gone for good reason."""
    waiting = {step for phase in manifest.phases if phase.id not in landed for step in phase.steps}
    return frozenset(manifest.steps.keys() - waiting)
