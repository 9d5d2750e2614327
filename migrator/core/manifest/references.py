"""What parts of a manifest say of each other: phases name steps and priorities.

All this looks at the data as it was written, not at models: a slip in one part must not
hide what is wrong with another.
"""

from collections.abc import Iterator, Mapping

from migrator.core.manifest.draft import Draft
from migrator.core.manifest.mistakes import Mistake
from migrator.core.manifest.wording import choice, nearest, quoted
from migrator.core.toml_places import Path

_Phases = list[tuple[int, Mapping[str, object]]]


def check_references(draft: Draft) -> None:
    """Report names that lead nowhere, ids that are not unique, and steps that nobody uses."""
    phases = _phases(draft.data)
    _check_names(draft, phases, "steps", "unknown-step")
    _check_names(draft, phases, "priorities", "unknown-priority")
    _check_ids(draft, phases)
    _check_due(draft, phases)
    _check_use(draft, phases)


def _check_names(draft: Draft, phases: _Phases, table: str, code: str) -> None:
    known, noun = draft.data.get(table, {}), code.removeprefix("unknown-")
    if not isinstance(known, Mapping):
        return
    for path, name in _names(phases, table):
        if name not in known:
            hint = choice(name, known, otherwise=f"write it under [{table}], or take it out")
            message = f"there is no {noun} {quoted(name)}"
            draft.report(Mistake(code, path, message, hint))


def _check_ids(draft: Draft, phases: _Phases) -> None:
    seen: dict[str, int] = {}
    for number, phase in phases:
        path: Path = ("phases", number, "id")
        if not isinstance(name := phase.get("id"), str):
            continue
        if name in seen:
            message = f"the phase on line {seen[name]} has the id {quoted(name)} already"
            draft.report(Mistake("duplicate", path, message, "give each phase an id of its own"))
        seen.setdefault(name, draft.line(path))


def _check_due(draft: Draft, phases: _Phases) -> None:
    """Contracts name the phase from which on they hold."""
    known = [name for _, phase in phases if isinstance(name := phase.get("id"), str)]
    contracts = draft.data.get("contracts")
    for sort, entries in contracts.items() if isinstance(contracts, Mapping) else ():
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            name = entry.get("by") if isinstance(entry, Mapping) else None
            if isinstance(name, str) and name not in known:
                hint = choice(name, known, otherwise="write that phase, or take the key out")
                path: Path = ("contracts", sort, number, "by")
                message = f"there is no phase {quoted(name)}"
                draft.report(Mistake("unknown-phase", path, message, hint))


def _check_use(draft: Draft, phases: _Phases) -> None:
    steps = draft.data.get("steps")
    if not isinstance(steps, Mapping) or not phases:
        return
    if not all(isinstance(phase.get("steps"), list) for _, phase in phases):
        # What a phase without its list was meant to use cannot be known.
        return
    named = {name for _, name in _names(phases, "steps")}
    # A step that a slip was meant for is not unused: the slip is reported, and enough.
    meant = {nearest(name, steps) for name in named - steps.keys()}
    for name in steps:
        if name not in named | meant:
            draft.report(
                Mistake(
                    "unused-step",
                    ("steps", name),
                    f"no phase uses the step {quoted(name)}",
                    "name it among the steps of a phase, or take it out",
                )
            )


def _phases(data: Mapping[str, object]) -> _Phases:
    phases = data.get("phases")
    if not isinstance(phases, list):
        return []
    return [(number, phase) for number, phase in enumerate(phases) if isinstance(phase, Mapping)]


def _names(phases: _Phases, key: str) -> Iterator[tuple[Path, str]]:
    """Each name in the lists that the phases have at this key, with its path."""
    for number, phase in phases:
        names = phase.get(key)
        for place, name in enumerate(names if isinstance(names, list) else []):
            if isinstance(name, str):
                yield ("phases", number, key, place), name
