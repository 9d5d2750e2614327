"""The old names that a phase leaves behind, as lines for a person."""

from collections.abc import Iterator, Sequence

from migrator.core.residue import BASELINE_FILE, MANIFEST, NEW_NAME, SOMETHING_ELSE
from migrator.core.results import PhaseResult, Residue

#: So many places are shown for one reason; all of them when everything is asked for.
_SHOWN = 5
_WIDTH = 100
#: Files that have to name what is old.
_OURS = frozenset({MANIFEST, BASELINE_FILE})


def headline(phase: PhaseResult) -> str | None:
    """How many old names there are; nothing where there is nothing to say."""
    old, others = _old(phase), _others(phase)
    if old:
        return f"after {phase.id}, {len(old)} old name{'s' * (len(old) != 1)} still there:"
    return f"after {phase.id}, no old name is still there:" if others else None


def reasons(phase: PhaseResult, *, verbose: bool, with_places: bool) -> Iterator[str]:
    """Why they are there, most frequent reason first, with some of the places."""
    for reason, group in _by_reason(_old(phase)):
        yield f"  {len(group)} x {reason}"
        if verbose or (with_places and reason not in _OURS):
            yield from _places(group, verbose=verbose)
    others = _others(phase)
    if verbose:
        for reason, group in _by_reason(others):
            yield f"  {len(group)} x {reason}"
            yield from _places(group, verbose=True)
    elif others:
        yield f"  {len(others)} x the same word for something else: see them with -v"


def _old(phase: PhaseResult) -> list[Residue]:
    # What ends with the same word, and is where things should be, is no old name either.
    return [one for one in phase.residue if one.reason not in {NEW_NAME, *SOMETHING_ELSE}]


def _others(phase: PhaseResult) -> list[Residue]:
    return [one for one in phase.residue if one.reason in SOMETHING_ELSE]


def _by_reason(residue: Sequence[Residue]) -> list[tuple[str, list[Residue]]]:
    groups: dict[str, list[Residue]] = {}
    for one in residue:
        groups.setdefault(one.reason, []).append(one)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _places(group: Sequence[Residue], *, verbose: bool) -> Iterator[str]:
    # A line that holds several of the names is shown once.
    lines = {(one.path, one.line): one.excerpt for one in group}
    shown = list(lines.items()) if verbose else list(lines.items())[:_SHOWN]
    for (path, line), excerpt in shown:
        yield f"      {path}:{line}: {excerpt[:_WIDTH]}"
    if len(shown) < len(lines):
        rest = len(lines) - len(shown)
        yield f"      … and {rest} more line{'s' * (rest != 1)}"
