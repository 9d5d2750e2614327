"""The records of a migration: refs, made by the very step that they tell of."""

from migrator.core import ledger
from migrator.core.ledger import Landing, Ledger, Record
from migrator.shell import history
from migrator.shell.git import Git
from migrator.shell.transaction.refs import create

Refs = tuple[tuple[str, str], ...]


class Book:
    """Reads what is recorded, and names what is to be."""

    def __init__(self, git: Git, migration: str) -> None:
        self._git = git
        self._migration = migration

    def ledger(self) -> Ledger:
        """What the history of the checkout says."""
        return history.ledger(self._git, self._migration)

    def records(self) -> list[Record]:
        """What the refs say, in the order in which it came about."""
        return history.all_records(self._git, self._migration)

    def landed(self, phase: str, base: str, commit: str, manifest: str) -> Refs:
        """The refs of a new landing."""
        return self._new(phase, manifest, {ledger.BASE: base, ledger.COMMIT: commit})

    def _new(self, phase: str, manifest: str, held: dict[str, str]) -> Refs:
        number = max((record.number for record in self.records()), default=0) + 1
        text = self._git.durable.line("hash-object", "-w", "--stdin", given=manifest.encode())
        held[ledger.MANIFEST_TEXT] = text
        return tuple(
            (ledger.record_ref(self._migration, number, phase, kind), oid)
            for kind, oid in held.items()
        )

    def undone(self, landing: Landing, by: str) -> Refs:
        """The ref that says that a landing was taken back; none where it was not recorded."""
        for record in self.records():
            if record.commit == landing.commit.id and record.undo is None:
                number, phase = record.number, record.phase
                return ((ledger.record_ref(self._migration, number, phase, ledger.UNDO), by),)
        return ()

    def is_known_empty(self, phase: str) -> bool:
        """Whether it is recorded that a phase had nothing to do."""
        return any(record.phase == phase and record.is_empty for record in self.records())

    def empty(self, phase: str, at: str, manifest: str) -> None:
        """Record that a phase had nothing to do."""
        create(self._git, self._new(phase, manifest, {ledger.NOTHING: at}))
