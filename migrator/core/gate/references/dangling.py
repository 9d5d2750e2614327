"""What in a tree refers to something that is not there: imports, attributes and patches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from migrator.core.diff import FileChange
from migrator.core.gate.faults import Fault
from migrator.core.gate.references.dead_patches import dead_patches
from migrator.core.gate.references.gaps import Gap, PythonFile
from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.references.losses import files_that_lose, lost_by_stars
from migrator.core.gate.references.made_up import is_handed_out, is_made_up
from migrator.core.gate.references.missing_attributes import missing_attributes
from migrator.core.gate.references.missing_imports import missing_imports
from migrator.core.gate.view import View
from migrator.core.names import read


def dangling(view: View, paths: Iterable[str]) -> Iterator[Fault]:
    """Everything in some files that certainly refers to nothing."""
    lookup = Lookup(view)
    for gap in _gaps(lookup, paths):
        if not gap.is_optional and not is_handed_out(gap, lookup):
            yield gap.fault


def new_dangling(before: View, after: View, changes: Sequence[FileChange]) -> list[Fault]:
    """What refers to nothing since some files were changed, in these files and in all others.

    Most files have nothing of the sort, so the tree before is only asked about those that do.
    """
    earlier, later = Lookup(before), Lookup(after, _gone(before, after, changes))
    changed = [change.path for change in changes]
    hurt = files_that_lose(earlier, later, changes)
    found = sorted(_gaps(later, [*changed, *hurt]))
    suspects = {gap.path for gap in found}
    fresh, known = _fresh(_gaps(earlier, suspects), found)
    if fresh:
        others = (path for path in changed if path not in suspects)
        fresh = _unmoved([*known, *_gaps(earlier, others)], fresh)
    faults = [
        replace(gap.fault, remedy=gap.remedy(after.project))
        for gap in fresh
        if not _is_unsure(gap, earlier, later)
    ]
    return [*faults, *_no_longer_brought(earlier, later, frozenset(changed))]


def _no_longer_brought(earlier: Lookup, later: Lookup, changed: frozenset[str]) -> Iterator[Fault]:
    """Bare names that a star import brought, and that nothing brings any more."""
    for path, lost in lost_by_stars(earlier, later, changed).items():
        source = later.view.source(path)
        if source is None:
            continue
        reading = read(source, later.view.project.layout.module(path), frozenset(lost))
        for use in reading.uses:
            if reading.lookup(use.name, use.scope, use.order) is None:
                line = source.line_of(use.span.start)
                message = f"`{use.name}` came with a star import, and comes no more"
                yield Fault(path, line, "undefined-name", message, "import it from where it is now")


def _gaps(lookup: Lookup, paths: Iterable[str]) -> Iterator[Gap]:
    for path in paths:
        if file := PythonFile.suspected(lookup, path):
            yield from missing_imports(file)
            yield from missing_attributes(file)
            yield from dead_patches(file)


def _gone(before: View, after: View, changes: Sequence[FileChange]) -> frozenset[str]:
    """The modules of the project that are not there any more, and the packages."""
    gone = set()
    for change in changes:
        dotted = before.project.layout.module(change.path).dotted
        while dotted and before.project.layout.exists(dotted):
            if not after.project.layout.exists(dotted):
                gone.add(dotted)
            dotted = dotted.rpartition(".")[0]
    return frozenset(gone)


def _fresh(before: Iterable[Gap], after: Iterable[Gap]) -> tuple[list[Gap], list[Gap]]:
    """The gaps that were not there before, and those of before that are not there now."""
    known: dict[tuple[str, str, str], list[Gap]] = {}
    for gap in before:
        known.setdefault(gap.fault.identity, []).append(gap)
    fresh = []
    for gap in after:
        if alike := known.get(gap.fault.identity):
            alike.pop()
        else:
            fresh.append(gap)
    return fresh, [gap for alike in known.values() for gap in alike]


def _unmoved(vanished: Iterable[Gap], fresh: Iterable[Gap]) -> list[Gap]:
    """Without those that are one less in another file: code that moved took them along."""
    left = Counter((gap.code, gap.message) for gap in vanished)
    found = []
    for gap in fresh:
        if left[gap.code, gap.message]:
            left[gap.code, gap.message] -= 1
        else:
            found.append(gap)
    return found


def _is_unsure(gap: Gap, earlier: Lookup, later: Lookup) -> bool:
    """Whether what is missing may be there all the same, for reasons outside of its module."""
    if gap.owner and earlier.view.project.defines(gap.owner, gap.name):
        return False
    if gap.owner:
        return is_handed_out(gap, later) or is_made_up(gap, later)
    is_unknown = later.is_foreign(gap.name) and not later.knows_environment()
    return not gap.name.startswith(".") and (is_unknown or is_made_up(gap, later))
