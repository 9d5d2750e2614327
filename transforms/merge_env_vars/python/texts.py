"""Names inside of longer strings: references, settings in commands, and prose."""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping

from migrator.api import Span
from transforms.merge_env_vars.formats.interpolation import interpolated
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

IN_PIECES = "is written in pieces or with escapes"
PUT_TOGETHER = "is put together with another text"
BOTH_SET = "the text sets the new name as well"
BOTH_TOLD = "the text speaks of both names"

#: What may stand before a name that a text sets.
_BEFORE = re.compile(rb"(?:^|[\s;&|(\"'`]|\\[nrt]|--env=|-e|\})\Z")
_REFERENCE = re.compile(rb"\$\{?(?:[!#])?\Z")
_DOUBLED = re.compile(rb"\$\{\{\Z")


def text(file: File, occurrence: Occurrence) -> Answer | None:
    """A name in a string that is more than the name."""
    if not occurrence.in_string or (occurrence.exact and not _is_bare(occurrence.inside)):
        return None
    if _is_reference(file, occurrence):
        return _references(file, occurrence)
    if not file.is_old(occurrence.name):
        return ()
    if _is_set(file, occurrence):
        return _setting(file, occurrence)
    is_formatted = isinstance(occurrence.inside.node, ast.JoinedStr)
    if is_formatted and _is_joined(file, occurrence):
        return manual(file, occurrence, f"{occurrence.name}…", PUT_TOGETHER)
    whole = is_formatted and occurrence.exact
    return renamed(file, occurrence, f'f"{occurrence.name}"') if whole else None


def _is_bare(inside: Inside) -> bool:
    """Whether a string stands by itself, as documentation, or has no literal of its own."""
    return isinstance(inside.parent, ast.Expr) or isinstance(inside.node, ast.JoinedStr)


def _span(file: File, occurrence: Occurrence) -> Span:
    return file.span(occurrence.inside.node)


def _before(file: File, occurrence: Occurrence) -> bytes:
    """What stands right before a name, in the same string."""
    start = occurrence.span.start
    return file.source.code[max(_span(file, occurrence).start, start - 6) : start]


# References


def _is_reference(file: File, occurrence: Occurrence) -> bool:
    before = _before(file, occurrence)
    return _REFERENCE.search(before) is not None or _DOUBLED.search(before) is not None


def _references(file: File, occurrence: Occurrence) -> Answer:
    """All references of a string, for they may fall back to each other."""
    if not occurrence.literal:
        return manual(file, occurrence, f"${occurrence.name}", IN_PIECES)
    if _DOUBLED.search(_before(file, occurrence)):
        return renamed(file, occurrence, f"${{{occurrence.name}}}")
    span = _span(file, occurrence)
    found = list(interpolated(file.source.code, file.names, span))
    within = file.within(span)
    mine = [one for one in within if _is_reference(file, one)]
    file.take(mine)
    return found


# Settings


def _is_set(file: File, occurrence: Occurrence) -> bool:
    """Whether a text gives the name a value: ``"export OLD=1"``."""
    code, end = file.source.code, occurrence.span.end
    if code[end : end + 1] != b"=" or code[end : end + 2] == b"==":
        return False
    before = _before(file, occurrence)
    if before.endswith(b"}"):
        return before.endswith(b"}}")
    return _BEFORE.search(before) is not None


def _setting(file: File, occurrence: Occurrence) -> Answer:
    shown = f"{occurrence.name}=…"
    if not occurrence.literal:
        return manual(file, occurrence, shown, IN_PIECES)
    node = occurrence.inside.node
    sets = file.once(("sets", node), lambda: _all_set(file, file.span(node)))
    if any(one != occurrence.name for one in sets[file.names.new(occurrence.name)]):
        return manual(file, occurrence, shown, BOTH_SET)
    return renamed(file, occurrence, shown)


def _all_set(file: File, span: Span) -> Mapping[str, set[str]]:
    """The names that a text gives values, by the new name."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in file.within(span):
        if _is_set(file, one):
            found[file.names.new(one.name)].add(one.name)
    return found


def _is_joined(file: File, occurrence: Occurrence) -> bool:
    """Whether what an f-string puts in touches the name, so that it is part of another one."""
    code, (start, end) = file.source.code, occurrence.span
    before, after = code[max(start - 2, 0) : start], code[end : end + 2]
    touched_before = before.endswith(b"}") and before != b"}}"
    touched_after = after.startswith(b"{") and after != b"{{"
    return touched_before or touched_after


# Prose


def prose(file: File, occurrence: Occurrence) -> Answer | None:
    """A name in a comment, in documentation or in a message, if these are to be changed."""
    if not file.options.prose or not file.is_old(occurrence.name):
        return None
    if occurrence.in_string and not occurrence.literal:
        return manual(file, occurrence, occurrence.name, IN_PIECES)
    if not occurrence.in_string and not _is_comment(file, occurrence):
        return None
    if _tells_of_both(file, occurrence):
        return manual(file, occurrence, occurrence.name, BOTH_TOLD)
    return renamed(file, occurrence, occurrence.name)


def _is_comment(file: File, occurrence: Occurrence) -> bool:
    """Whether an occurrence is no part of the code."""
    match occurrence.inside.node:
        case ast.Name() | ast.keyword() | ast.arg() | ast.Attribute() | ast.alias():
            return False
    source = file.source
    line = source.line_starts[source.line_of(occurrence.span.start) - 1]
    return b"#" in source.code[line : occurrence.span.start]


def _tells_of_both(file: File, occurrence: Occurrence) -> bool:
    """Whether the new name stands in the same lines, so that a sentence would lose its sense."""
    source = file.source
    new = file.names.new(occurrence.name)
    line = source.line_of(occurrence.span.start)
    starts = source.line_starts
    first, after = max(line - 2, 0), line + 1
    end = starts[after] if after < len(starts) else len(source.code)
    return any(one.name == new for one in file.within(Span(starts[first], end)))
