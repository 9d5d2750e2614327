"""Entries put into ``__all__``, in the list's own form."""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from migrator.api import Edit, PythonSource, line_end, span_of
from transforms.export_names.laying_out import groups_of, laid_out
from transforms.export_names.listing import Display, Listing
from transforms.export_names.placing import Place, Placing

_QUOTED = re.compile(rb"[rRuU]?([\"'])")


def added(
    source: PythonSource, listing: Listing, names: Sequence[str], homes: Mapping[str, str]
) -> list[Edit]:
    """Put names into an ``__all__`` that is open to them.

    ``homes`` are the modules that names come from: names of one module stand together.
    """
    edits: list[Edit] = []
    by_display: dict[int, list[str]] = defaultdict(list)
    fitting = {name: _fitting(listing, homes, homes.get(name)) for name in names}
    appended = [name for name in names if _is_appended(listing, fitting[name])]
    if appended:
        edits.append(_appended(source, listing, appended))
    for name, display in fitting.items():
        if display is not None and name not in appended:
            by_display[id(display)].append(name)
    for display in listing.displays:
        if found := by_display.get(id(display)):
            edits += _put_in(source, display, found, homes)
    return edits


def _is_appended(listing: Listing, display: Display | None) -> bool:
    return bool(listing.appending) and (display is None or not display.elts)


def _fitting(listing: Listing, homes: Mapping[str, str], home: str | None) -> Display | None:
    """The display that holds most names of the same module; else the first with entries."""
    if not listing.displays:
        return None
    near = {
        id(display): sum(homes.get(name) == home for name in _strings(display))
        for display in listing.displays
    }
    filled = [display for display in listing.displays if display.elts]
    best = max(listing.displays, key=lambda display: near[id(display)])
    return best if home and near[id(best)] else (filled or listing.displays)[0]


def _strings(display: Display) -> list[str]:
    return [str(one.value) for one in display.elts if isinstance(one, ast.Constant)]


def _appended(source: PythonSource, listing: Listing, names: Sequence[str]) -> Edit:
    """More statements like those that append names."""
    start, end = span_of(source, listing.appending[-1])
    quote = _quote(source, source.code[start:end])
    line_start = source.line_starts[source.line_of(start) - 1]
    before = source.code[line_start:start].decode()
    indent = before[: len(before) - len(before.lstrip())]
    at = line_end(source.code, end)
    lines = (f"{source.newline}{indent}__all__.append({quote}{name}{quote})" for name in names)
    return Edit(at, at, "".join(lines).encode())


def _quote(source: PythonSource, text: bytes) -> str:
    """The quotation mark of some entries, or of the file."""
    found = _QUOTED.search(text)
    if found:
        return found.group(1).decode()
    return "'" if source.code.count(b"'") > source.code.count(b'"') else '"'


def _put_in(
    source: PythonSource, display: Display, names: Sequence[str], homes: Mapping[str, str]
) -> list[Edit]:
    """Put names into a display."""
    known, groups = _strings(display), groups_of(source, display)
    is_read = len(known) == len(display.elts)
    placing = Placing(known, groups, homes)
    placed = placing.placed(names) if is_read else {Place(len(display.elts)): names}
    quote = _quote(source, source.code[slice(*span_of(source, display))])
    written = {at: [f"{quote}{name}{quote}" for name in found] for at, found in placed.items()}
    return laid_out(source, display, groups, written)
