"""Conditions of a makefile that are about the names themselves: guards, and idle fallbacks."""

import re
from collections.abc import Iterator, Sequence

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.formats.makefile.lines import Line, Sort
from transforms.merge_env_vars.formats.makefile.references import only_reference
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place

_CONDITION = re.compile(rb"if(?:n?def|n?eq)")
_EMPTY = rb"[ \t]*\([ \t]*\$[({](\w+)[)}][ \t]*,[ \t]*\)[ \t]*"
_SET = re.compile(rb"[ \t]*(?:ifdef[ \t]+(\w+)[ \t]*|ifneq" + _EMPTY + rb")")
_UNSET = re.compile(rb"[ \t]*(?:ifndef[ \t]+(\w+)[ \t]*|ifeq" + _EMPTY + rb")")
_STOPS = re.compile(rb"\$[({](?:error|warning)\b|(?i:deprecat|no longer|renamed|obsolete)")
_GUARD = "is about the old name on purpose"


def guards(code: bytes, lines: Sequence[Line], names: Names) -> Iterator[tuple[Span, str]]:
    """Conditions that hold if the old name is set, and complain of it."""
    for block in _blocks(lines):
        name = _asked(_SET, code, block[0])
        body = code[block[0].span.end : block[-1].span.start]
        if name in names.old and _STOPS.search(body):
            yield Span(block[0].span.start, block[-1].span.end), _GUARD


def idle_conditions(source: Source, lines: Sequence[Line], names: Names) -> Iterator[Place]:
    """``ifndef NEW``, and in it nothing but ``NEW := $(OLD)``."""
    code = source.code
    for block in _blocks(lines):
        name = _asked(_SET, code, block[0]) or _asked(_UNSET, code, block[0])
        if name not in names.all:
            continue
        body = [line for line in block[1:-1] if line.sort is not Sort.BLANK]
        whole = Span(block[0].span.start, block[-1].span.end)
        old = next(names.old_in(code[slice(*whole)]), None)
        if body and old is not None and all(_hands_on(code, line, names) for line in body):
            at = Span(old[0].start + whole.start, old[0].end + whole.start)
            new = names.new(old[1])
            note = "the condition only falls back from one name to the other, and goes"
            if _asked(_SET, code, block[0]) == old[1]:
                note += f"; {old[1]} had precedence over {new}"
            edits = (Edit(whole.start, min(whole.end + 1, len(code)), b""),)
            yield Place(old[1], at, f"a fallback from {new} to {old[1]}", edits, note=note)


def _hands_on(code: bytes, line: Line, names: Names) -> bool:
    target = line.assignment
    if target is None or b"export" in target["words"] or line.targets:
        return False
    name = target["name"].decode(errors="replace")
    value = Span(target.end(), target.end() + len(code[target.end() : line.comment].rstrip()))
    other = only_reference(code, value)
    return name in names.all and other is not None and names.new(other) == names.new(name)


def _asked(pattern: re.Pattern[bytes], code: bytes, line: Line) -> str:
    match = pattern.fullmatch(code, line.span.start, line.comment)
    return "" if match is None else next(group for group in match.groups() if group).decode()


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The conditions without another branch, and without conditions in them."""
    block: list[Line] = []
    for line in lines:
        if line.sort is Sort.DIRECTIVE and _CONDITION.fullmatch(line.word):
            block = [line]
        elif line.sort is Sort.DIRECTIVE and line.word == b"else":
            block = []
        elif block:
            block.append(line)
            if line.sort is Sort.DIRECTIVE and line.word == b"endif":
                yield block
                block = []
