"""Verify: what is recorded is what git holds, and what the manifest still gives."""

from collections.abc import Iterator

from migrator.app.records import Book
from migrator.app.session import Session
from migrator.app.simulation import Simulation
from migrator.app.workspace import Workspace
from migrator.core import ledger
from migrator.core.blame import BLAME_FILE
from migrator.core.ledger import Landing, Ledger, Record
from migrator.core.outcomes import Proof, VerifyResult
from migrator.errors import MigratorError
from migrator.shell import history
from migrator.shell.repository import opened
from migrator.shell.transaction.intent import moves_between
from migrator.shell.transaction.kept import Kept


def verify(workspace: Workspace, session: Session) -> VerifyResult:
    """Look at every landing of the history, and at every record."""
    return _Verification(workspace, session).result()


class _Verification:
    def __init__(self, workspace: Workspace, session: Session) -> None:
        self._workspace = workspace
        self._session = session
        self._git = session.git
        self._migration = workspace.manifest.migration.name
        book = Book(session.git, self._migration)
        self._ledger: Ledger = book.ledger()
        self._records = [record for record in book.records() if not record.is_empty]

    def result(self) -> VerifyResult:
        """All that was found out."""
        proofs = [
            Proof(landing.phase, landing.commit.id, tuple(self._faults(landing)))
            for landing in self._ledger.landings
        ]
        proofs += self._lost()
        return VerifyResult(self._migration, proofs)

    def _faults(self, landing: Landing) -> Iterator[str]:
        record = self._record_of(landing)
        if record is not None:
            yield from self._record_faults(landing, record)
        yield from self._trailer_faults(landing)
        yield from self._derived_faults(landing, record)
        yield from self._companion_faults(landing)
        yield from self._undo_faults(landing, record)
        damaged = Kept(self._session.places.kept).damaged(landing.tip)
        if damaged:
            yield f"kept originals are damaged: {', '.join(damaged[:5])}"

    def _record_of(self, landing: Landing) -> Record | None:
        named = (landing.phase, landing.commit.id)
        return next((one for one in self._records if (one.phase, one.commit) == named), None)

    def _record_faults(self, landing: Landing, record: Record) -> Iterator[str]:
        if record.base != landing.base:
            yield f"recorded as made on {record.base[:10]}, it stands on {landing.base[:10]}"
        text = self._manifest(record)
        digest = landing.commit.trailers.get(ledger.MANIFEST)
        if text is None:
            yield "the manifest of its record is lost"
        elif digest != ledger.digest(text):
            yield "the manifest of its record is not the one that its commit names"

    def _trailer_faults(self, landing: Landing) -> Iterator[str]:
        tree = landing.commit.trailers.get(ledger.BASE_TREE)
        if not landing.base:
            yield "this clone is too shallow to have the commit that it was made on"
        elif tree != history.tree_of(self._git, landing.base):
            yield "it no longer stands on the tree that it was made on: rebased, or made by hand"

    def _derived_faults(self, landing: Landing, record: Record | None) -> Iterator[str]:
        """What the phase's manifest makes of its parent has to be its tree."""
        text = self._manifest(record) if record else self._manifest_in_history(landing)
        if text is None:
            yield "its manifest is not known here, so its edits could not be made again"
            return
        if not landing.base:
            return
        try:
            other, edits = self._derived(landing, text)
        except MigratorError as error:
            yield f"its edits cannot be made again: {error}"
            return
        if edits != landing.commit.edits:
            yield f"its commit says {landing.commit.edits} edits, made again they are {edits}"
        if other:
            some = ", ".join(other[:5])
            made_by = landing.commit.trailers.get(ledger.TOOL, "")
            yield f"its edits, made again, give something else: {some} (it was made by {made_by})"

    def _derived(self, landing: Landing, text: str) -> tuple[list[str], int]:
        """The files that the phase, made again, gives otherwise, and how many edits it has."""
        worktree = self._session.worktree(landing.base)
        with opened(worktree.root) as private:
            workspace = self._workspace.reading(text, private)
            review = landing.commit.trailers.get(ledger.REVIEW) == "included"
            simulation = Simulation(workspace, include_review=review)
            (simulated,) = simulation.run([workspace.phase(landing.phase)])
            worktree.write(simulated.written, simulated.removed)
            moves = moves_between(worktree.git, landing.commit.tree, worktree.tree())
            return [move.path for move in moves], simulated.edits

    def _companion_faults(self, landing: Landing) -> Iterator[str]:
        if landing.companion is None:
            return
        other = sorted(self._paths(landing.commit.id, landing.companion.id) - {BLAME_FILE})
        if other:
            yield f"the commit that follows it changes other files as well: {', '.join(other[:5])}"

    def _undo_faults(self, landing: Landing, record: Record | None) -> Iterator[str]:
        """A revert has to hold what was there before, in the paths of the phase alone."""
        undo = landing.undone_by
        if undo is None or not undo.parents or not landing.base:
            return
        if record is not None and record.undo not in {None, undo.id}:
            yield f"recorded as taken back by another commit than {undo.id[:10]}"
        own = self._paths(landing.base, landing.tip)
        for path in sorted(self._paths(undo.parents[0], undo.id) - own):
            yield f"the commit that takes it back changes another file: {path}"
        if ledger.MERGED not in undo.trailers:
            for path in sorted(own & self._paths(landing.base, undo.id) - {BLAME_FILE}):
                yield f"the commit that takes it back does not give back {path}"

    def _paths(self, one: str, other: str) -> set[str]:
        return {move.path for move in moves_between(self._git, one, other)}

    def _manifest(self, record: Record) -> str | None:
        answer = self._git.answer("cat-file", "blob", record.manifest)
        return answer.out.decode(errors="replace") if answer.status == 0 else None

    def _manifest_in_history(self, landing: Landing) -> str | None:
        """In a clone, which has no records: the manifest as the commit has it, if it is the one."""
        digest = landing.commit.trailers.get(ledger.MANIFEST)
        place = f"{landing.commit.id}:{self._workspace.manifest_file}"
        answer = self._git.answer("cat-file", "blob", place)
        committed = answer.out.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        texts = [committed, self._workspace.manifest_text]
        return next((text for text in texts if ledger.digest(text) == digest), None)

    def _lost(self) -> Iterator[Proof]:
        """Records of what is not in this history, though nothing took it back."""
        known = {(landing.phase, landing.commit.id) for landing in self._ledger.landings}
        for record in self._records:
            if (record.phase, record.commit) not in known and record.undo is None:
                fault = self._loss(record)
                if fault:
                    yield Proof(record.phase, record.commit or record.base, (fault,))

    def _loss(self, record: Record) -> str | None:
        if not record.commit:
            return "its record has lost its commit"
        found = history.commit(self._git, record.commit)
        if found is None:
            return "it is recorded, and git does not have it"
        if (found.migration, found.phase) != (self._migration, record.phase):
            return "what is recorded as its commit is none of this phase"
        if not history.branches_with(self._git, record.commit):
            return "it is recorded, but not in the history of this branch, nor of any other"
        return None
