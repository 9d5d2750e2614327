"""Values of several names: lists of them, and blocks of ``OLD = x`` lines."""

import re
from collections.abc import Iterator, Sequence

from migrator.api import Edit, Source, Span
from transforms.merge_env_vars.formats.ini.entries import Entry
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.names import Names

QUOTED = re.compile(rb"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_LIST_END = re.compile(rb"[ \t]*(?:,[ \t]*|[ \t]+|(?=\n|\Z))")
_PART = re.compile(QUOTED.pattern + rb"|,")
_PAIR = re.compile(rb",\s*[A-Za-z_]\w*\s*=")
_ELEMENT_STARTS = re.compile(rb"(?:\A|[\s,:])\Z")


def line_of(code: bytes, entry: Entry, at: int) -> Span:
    """The line of a value that a place lies in; the first one starts behind the key."""
    start = max(code.rfind(b"\n", 0, at) + 1, entry.value.start)
    end = code.find(b"\n", at, entry.span.end)
    return Span(start, entry.span.end if end < 0 else end)


def trimmed(code: bytes, span: Span) -> Span:
    """A range without the blanks around what stands in it."""
    text = code[slice(*span)]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def without_own_lines(source: Source, names: Names, span: Span) -> tuple[Edit, ...]:
    """Take out lines, and a comment above them that is marked in one of the two ways."""
    above = source.code.rfind(b"\n", 0, max(source.code.rfind(b"\n", 0, span.start), 0)) + 1
    mark = b";" if source.code[above : span.start].lstrip().startswith(b";") else b"#"
    return without_lines(source, span, names, mark)


def without_line(source: Source, names: Names, entry: Entry, line: Span) -> tuple[Edit, ...]:
    """Take out one line of a value, and the key with it if there is no other."""
    if line.start > entry.value.start:
        return without_own_lines(source, names, Span(line.start, max(line.end, line.start + 1)))
    if line.end == entry.span.end:
        return without_own_lines(source, names, entry.span)
    return (Edit(line.start, line.end, b""),)


def is_element(code: bytes, entry: Entry, span: Span) -> bool:
    """Whether a name is a whole element of a list."""
    line = line_of(code, entry, span.start)
    starts = _ELEMENT_STARTS.search(code[line.start : span.start]) is not None
    return starts and code[span.end : span.end + 1] in {b"", b"\n", b" ", b"\t", b","}


def without_element(source: Source, names: Names, entry: Entry, span: Span) -> tuple[Edit, ...]:
    """Take a name out of a list, with the line if it is alone there."""
    code = source.code
    line = line_of(code, entry, span.start)
    before, after = code[line.start : span.start], code[span.end : line.end]
    if not before.strip() and not after.strip(b" \t,"):
        if line.start == entry.value.start:
            return (Edit(span.start, line.end, b""),)
        return without_lines(source, span, names)
    following = _LIST_END.match(code, span.end, line.end)
    if after.strip(b" \t,") and following is not None:
        return (Edit(span.start, following.end(), b""),)
    start = span.start - (len(before) - len(before.rstrip(b" \t,")))
    return (Edit(start, span.end, b""),)


def pairs_of(code: bytes, line: Span) -> Iterator[Span]:
    """The parts of a line between commas, where each sets a name."""
    commas = (match for match in _PART.finditer(code, *line) if match.group() == b",")
    cuts = [line.start]
    cuts += [one.end() for one in commas if _PAIR.match(code, one.start(), line.end)]
    for start, end in zip(cuts, [*(cut - 1 for cut in cuts[1:]), line.end], strict=True):
        yield Span(start, end)


def without_pair(pairs: Sequence[Span], at: int) -> tuple[Edit, ...]:
    """Take one of several parts of a line out."""
    if at:
        return (Edit(pairs[at - 1].end, pairs[at].end, b""),)
    return (Edit(pairs[0].start, pairs[1].start, b""),)
