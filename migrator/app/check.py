"""Check: the manifest as a linter, held against what is tolerated."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from migrator.app.checking.chosen import chosen
from migrator.app.checking.looked_at import LookedAt
from migrator.app.checking.remembered import Remembered, places_of
from migrator.app.checking.words import KnownWords
from migrator.app.manifest_file import ManifestFile, manifest_file, shown
from migrator.core.baseline import BASELINE, Baseline, compared, parsed, rendered, renewed
from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Survey
from migrator.errors import Problem, RepositoryError, UsageError
from migrator.shell.git import opened_git
from migrator.shell.repository import Repository
from migrator.shell.staged import StagedFiles, named_index, staged


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked, and against what."""

    folder: Path
    manifest: Path | None = None
    baseline: Path | None = None
    jobs: int | None = None
    #: Whether what is staged is meant, and not what is checked out.
    staged: bool = False
    #: The files that are spoken of; all, if none is named.
    files: Sequence[Path] = ()


def check(asked: Asked) -> CheckResult:
    """Whether anything is there that must not be."""
    _refuse_place(asked, is_needed=True)
    with _surveyed(asked) as (place, at, found):
        baseline = _read(place)
        unseen = _unseen(at, found)
        seen = (baseline or Baseline()).within(lambda path: at.means(path) and path not in unseen)
        name = None if baseline is None else place.name
        return CheckResult(found, compared(found.violations, seen), name)


def update_baseline(asked: Asked) -> CheckResult:
    """Let the baseline tolerate what is there now, and no more than it did."""
    if asked.files:
        raise UsageError(
            Problem(
                "usage",
                "the baseline is about all files, and some were named",
                "name no files: migrator check --update-baseline",
            )
        )
    _refuse_place(asked, is_needed=False)
    with _surveyed(asked) as (place, at, found):
        old, unseen = _read(place), _unseen(at, found)
        # What cannot be looked into may still be there.
        kept = (old or Baseline()).within(unseen.__contains__)
        baseline = renewed(found.violations, old, kept)
        _write(place, rendered(baseline))
        seen = baseline.within(lambda path: path not in unseen)
        return CheckResult(found, compared(found.violations, seen), place.name)


def _refuse_place(asked: Asked, *, is_needed: bool) -> None:
    """Refuse a baseline that is no file, or is not there though it is needed."""
    if asked.baseline is not None and asked.baseline.is_dir():
        raise UsageError(
            Problem(
                "baseline.is-folder",
                f"the baseline {asked.baseline} is a folder",
                "name a file, such as migrator-baseline.json",
            )
        )
    if is_needed and asked.baseline is not None and not asked.baseline.is_file():
        raise UsageError(
            Problem(
                "baseline.not-found",
                f"there is no baseline {asked.baseline}",
                f"write it: migrator check --update-baseline --baseline {asked.baseline}",
            )
        )


def _unseen(at: LookedAt, found: Survey) -> frozenset[str]:
    """The files that may hold more than is found: nothing follows from what is not found there."""
    unmerged = at.files.unmerged() if isinstance(at.files, StagedFiles) else ()
    return frozenset((*at.files.hidden, *unmerged, *(one.path for one in found.unread)))


# What is there


@contextmanager
def _surveyed(asked: Asked) -> Iterator[tuple["_Place", LookedAt, Survey]]:
    index = named_index()
    repository = _opened(asked.folder)
    try:
        files = staged(repository, index) if asked.staged else repository
        written = manifest_file(repository.root, asked.manifest)
        at = _looked_at(asked, files)
        place = _Place.of(asked.baseline or repository.root / BASELINE, repository.root)
        found = _survey(written, at, asked.jobs)
        yield place, at, replace(found, notes=(*found.notes, *_doubts(repository)))
    finally:
        repository.close()


def _opened(folder: Path) -> Repository:
    """The repository that a folder lies in; one without a commit will do."""
    try:
        return Repository.open(folder)
    except RepositoryError as error:
        if error.problems[0].code != "repo.no-commit":
            raise
    git = opened_git(folder)
    return Repository(git, Path(str(git.repo.working_tree_dir)))


def _doubts(repository: Repository) -> Iterator[str]:
    """Why what is found may not be all that there is to it."""
    places = places_of(repository)
    if (places.common / "shallow").is_file():
        yield "the history is cut off: phases may have landed that are not known; fetch all of it"
    if places.transactions.is_dir() and any(places.transactions.iterdir()):
        from migrator.app.session import is_recovery_due  # noqa: PLC0415 - it is rarely so

        if is_recovery_due(repository):
            yield "a run was cut short; finish or undo it: migrator recover"


def _looked_at(asked: Asked, files: Repository) -> LookedAt:
    if not asked.files:
        return LookedAt(files)
    named = chosen(asked.files, files)
    return LookedAt(files, named.untracked, named.paths, named.notes)


def _survey(written: ManifestFile, at: LookedAt, jobs: int | None) -> Survey:
    """What is found, or what is known to be found."""
    words = KnownWords(written, at)
    remembered = Remembered(at.files, written) if at.only is None else None
    known = remembered.survey() if remembered else words.survey()
    if known is not None:
        return known
    from migrator.app.checking.surveying import survey  # noqa: PLC0415 - what is known needs none

    found = survey(written, at, jobs)
    if found.words is not None:
        words.keep(found.words)
    if remembered is not None and found.is_lasting:
        remembered.keep(found.survey)
    return found.survey


# What is tolerated


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the baseline is, and what messages call it."""

    path: Path
    name: str

    @classmethod
    def of(cls, path: Path, root: Path) -> "_Place":
        return cls(path, shown(path, root))


def _read(place: _Place) -> Baseline | None:
    """The baseline; None where there is none."""
    if not place.path.exists():
        return None
    try:
        text = place.path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "the baseline is not UTF-8"
        problem = Problem("baseline.broken", message, "save it as UTF-8", file=place.name)
        raise UsageError(problem) from None
    return parsed(text, place.name)


def _write(place: _Place, text: str) -> None:
    from migrator.shell import durable  # noqa: PLC0415 - most often nothing is written

    durable.write(place.path.resolve(), text.encode())
