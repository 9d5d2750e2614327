"""What the history says of a migration: its trailers, and the state of each phase read from them.

Nothing but the commits of the branch decides. Records kept beside them may be lost in a clone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Self

MIGRATION = "Migration"
PHASE = "Migration-Phase"
RUN = "Migration-Run"
MANIFEST = "Migration-Manifest"
BASE_TREE = "Migration-Base-Tree"
EDITS = "Migration-Edits"
REVIEW = "Migration-Review"
#: The levels of the gate that the manifest leaves out.
LEFT_OUT = "Migration-Gate-Without"
TOOL = "Migration-Tool"
REVERTS = "Migration-Reverts"
#: The run of what is taken back: it stays what it is when a rebase gives commits other names.
REVERTS_RUN = "Migration-Reverts-Run"
#: On a revert that is not byte for byte.
MERGED = "Migration-Merged"
IGNORES = "Migration-Ignores"


def digest(manifest: str) -> str:
    """How a trailer names a manifest's text."""
    return f"sha256:{sha256(manifest.encode()).hexdigest()}"


def message(title: str, body: Iterable[str], trailers: Mapping[str, str]) -> str:
    """A commit message: what, in detail, and what the ledger reads."""
    said = "\n".join(body)
    names = "\n".join(f"{name}: {value}" for name, value in trailers.items())
    return "\n\n".join(part for part in (title, said, names) if part) + "\n"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of a migration, as git has it."""

    id: str
    tree: str
    parents: tuple[str, ...]
    #: When it was made, in the form of ISO 8601.
    date: str
    title: str
    trailers: Mapping[str, str]

    @property
    def migration(self) -> str:
        """The migration's name."""
        return self.trailers.get(MIGRATION, "")

    @property
    def phase(self) -> str:
        """The phase that it lands or takes back."""
        return self.trailers.get(PHASE, "")

    @property
    def run(self) -> str:
        """The run that made it."""
        return self.trailers.get(RUN, "")

    @property
    def reverts(self) -> str | None:
        """The commit that it takes back."""
        return self.trailers.get(REVERTS)

    @property
    def ignores(self) -> str | None:
        """The commit that it names to `git blame` as one to look through."""
        return self.trailers.get(IGNORES)

    @property
    def edits(self) -> int:
        """How many edits it says it holds."""
        number = self.trailers.get(EDITS, "")
        return int(number) if number.isdecimal() else 0


def parsed_trailers(text: str) -> dict[str, str]:
    """Trailers as git prints them, one a line; the last of a name counts."""
    found = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip()] = value.strip()
    return found


@dataclass(frozen=True, slots=True)
class Landing:
    """A phase that is in the history: its commit, and the last one that belongs to it."""

    phase: str
    commit: Commit
    #: The commit that tells `git blame` to look through it, if it has one.
    companion: Commit | None = None
    undone_by: Commit | None = None

    @property
    def base(self) -> str:
        """The commit that the phase started from."""
        return self.commit.parents[0] if self.commit.parents else ""

    @property
    def tip(self) -> str:
        """The last commit of the phase."""
        return self.companion.id if self.companion else self.commit.id

    @property
    def is_standing(self) -> bool:
        """Whether it has not been taken back."""
        return self.undone_by is None


@dataclass(slots=True)
class Ledger:
    """All landings of a migration in a history, oldest first."""

    landings: list[Landing] = field(default_factory=list)

    @classmethod
    def read(cls, commits: Sequence[Commit]) -> Self:
        """From a migration's commits, newest first."""
        ledger = cls()
        for commit in reversed(commits):
            if commit.reverts is not None:
                ledger._undo(commit)
            elif commit.ignores is not None:
                ledger._accompany(commit)
            elif commit.phase:
                ledger.landings.append(Landing(commit.phase, commit))
        return ledger

    def _undo(self, revert: Commit) -> None:
        standing = [
            (index, landing) for index, landing in enumerate(self.landings) if landing.is_standing
        ]
        named = [found for found in standing if found[1].commit.id == revert.reverts]
        # A rebase gives the commit that was taken back another name: then its run tells.
        run = revert.trailers.get(REVERTS_RUN)
        of_phase = [found for found in standing if found[1].phase == revert.phase]
        of_run = [found for found in of_phase if found[1].commit.run == run]
        for index, landing in [*named, *reversed(of_run), *reversed(of_phase)][:1]:
            self.landings[index] = replace(landing, undone_by=revert)

    def _accompany(self, companion: Commit) -> None:
        for index in reversed(range(len(self.landings))):
            landing = self.landings[index]
            if landing.phase == companion.phase and companion.parents[:1] == (landing.commit.id,):
                self.landings[index] = replace(landing, companion=companion)
                return

    @property
    def standing(self) -> list[Landing]:
        """What has landed and not been taken back, oldest first."""
        return [landing for landing in self.landings if landing.is_standing]

    def of(self, phase: str) -> Landing | None:
        """The standing landing of a phase, the newest."""
        return next((found for found in reversed(self.standing) if found.phase == phase), None)

    def last_of(self, phase: str) -> Landing | None:
        """The newest landing of a phase, standing or not."""
        return next((found for found in reversed(self.landings) if found.phase == phase), None)


@dataclass(frozen=True, slots=True)
class Record:
    """What the refs of this repository say of one landing; a clone does not have them."""

    #: Counts the landings of a migration.
    number: int
    phase: str
    base: str
    #: Empty if the phase had nothing to do, or if its ref is lost.
    commit: str
    #: The object that holds the manifest's text.
    manifest: str
    #: The commit that took it back, or the one that a branch went back to.
    undo: str | None = None
    #: Whether the phase had nothing to do.
    is_empty: bool = False


#: The refs of a record, by what they hold.
BASE, COMMIT, NOTHING, MANIFEST_TEXT, UNDO = "base", "commit", "nothing", "manifest", "undo"


def records_folder(migration: str) -> str:
    """Where the refs of a migration's records are."""
    return f"refs/migrator/{migration}"


def record_ref(migration: str, number: int, phase: str, kind: str) -> str:
    """The name of one ref of a record."""
    return f"{records_folder(migration)}/{number:03}-{phase}/{kind}"


def read_records(migration: str, refs: Mapping[str, str]) -> list[Record]:
    """Records from refs, each with the object that it holds; in the order of their numbers."""
    tables: dict[str, dict[str, str]] = {}
    for name, oid in refs.items():
        folder, _slash, kind = name.removeprefix(f"{records_folder(migration)}/").rpartition("/")
        tables.setdefault(folder, {})[kind] = oid
    found = []
    for folder, table in tables.items():
        number, _hyphen, phase = folder.partition("-")
        if number.isdecimal():
            found.append(
                Record(
                    int(number),
                    phase,
                    table.get(BASE, ""),
                    table.get(COMMIT, ""),
                    table.get(MANIFEST_TEXT, ""),
                    table.get(UNDO),
                    NOTHING in table,
                )
            )
    return sorted(found, key=lambda record: record.number)
