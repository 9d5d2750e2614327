"""Entries taken out of ``__all__``."""

import ast
from collections.abc import Sequence

from migrator.api import Edit, Items, PythonSource, Span, elements, line_end, removal, span_of
from transforms.export_names.hindered import HinderedError
from transforms.export_names.listing import Display, Entry


def removed(source: PythonSource, entry: Entry) -> Edit:
    """Take an entry out, with its statement where that is all it says.

    Raises `HinderedError` where a comment would be lost.
    """
    display, statement = entry.display, entry.statement
    if display is None or (len(display.elts) == 1 and _is_only_added(statement, display)):
        return _kept(source, removal(source, span_of(source, statement), only=False))
    at = next(index for index, one in enumerate(display.elts) if one is entry.node)
    found = elements(source, display)
    if found is None:
        return _kept(source, _from_bare(source, display, at))
    end = found.items[at].end
    if b"#" in source.code[end : min(found.end, line_end(source.code, end))]:
        raise HinderedError("there is a comment behind it")
    if isinstance(display, ast.Tuple) and len(found.items) < 3:
        return _kept(source, _from_short_tuple(source, found, at))
    return _kept(source, _from_brackets(source, found, at))


def _is_only_added(statement: ast.stmt, display: Display) -> bool:
    """Whether a statement does nothing but add the entries of a display."""
    match statement:
        case ast.AugAssign(value=value) | ast.Expr(value=ast.Call(args=[value])):
            return value is display
    return False


def _kept(source: PythonSource, edit: Edit) -> Edit:
    """An edit that takes no comment away."""
    if b"#" in source.code[edit.start : edit.end]:
        raise HinderedError("a comment stands in the way")
    return edit


def _from_bare(source: PythonSource, display: Display, at: int) -> Edit:
    """Out of a tuple without brackets."""
    spans = [span_of(source, one) for one in display.elts]
    if len(spans) == 1:
        return Edit(*span_of(source, display), b"()")
    if len(spans) == 2:
        kept = source.code[slice(*spans[1 - at])]
        return Edit(*span_of(source, display), kept + b",")
    return _gap(spans, at)


def _from_short_tuple(source: PythonSource, found: Items, at: int) -> Edit:
    """Out of one that has one or two entries: a single one needs a comma."""
    last = found.items[-1]
    kept = [source.code[one.start : one.end] for one in found.items if one is not found.items[at]]
    return Edit(found.items[0].start, last.comma or last.end, b"".join(one + b"," for one in kept))


def _from_brackets(source: PythonSource, found: Items, at: int) -> Edit:
    line = _own_line(source, found, at)
    is_last = at == len(found.items) - 1
    if line is not None and not (is_last and at > 0 and found.items[at].comma is None):
        return Edit(*line, b"")
    return _gap([Span(one.start, one.end) for one in found.items], at)


def _own_line(source: PythonSource, found: Items, at: int) -> Span | None:
    """The line of an entry that has one for itself."""
    item = found.items[at]
    number = source.line_of(item.start)
    starts = source.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(source.code)
    around = source.code[start : item.start] + source.code[item.comma or item.end : end]
    return Span(start, end) if not around.strip() and start > found.start - 1 else None


def _gap(spans: Sequence[Span], at: int) -> Edit:
    """What parts an entry from the next one goes with it; or from the one before the last."""
    if at < len(spans) - 1:
        return Edit(spans[at].start, spans[at + 1].start, b"")
    return Edit(spans[at - 1].end if at else spans[at].start, spans[at].end, b"")
