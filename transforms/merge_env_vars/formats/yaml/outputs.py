"""What a step of a workflow writes for others to read: its outputs, which are no variables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from migrator.api import Safety, Span
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Places

REASON = "an output of the step, which others may read"
#: A line of a script, with those that it goes on in.
_LINE = re.compile(rb"(?:\\\r?\n|[^\n])+")
_OUTPUT = re.compile(rb"GITHUB_OUTPUT\b|::set-output\b")
#: What closes several lines that are written together, and what opens them.
_CLOSES = re.compile(rb"\s*(?:[})]|done\b|fi\b)")
_OPENS = re.compile(rb"(?:\A|(?<=\n))[ \t]*(?:[{(][ \t]*\r?$|(?:for|while|if)\b)", re.MULTILINE)
_HERE = re.compile(rb"<<-?[ ]*[\"']?(\w+)")
#: An assignment as a line of its own sets a variable of the script itself.
_STARTS_LINE = re.compile(rb"(?:\A|\n)[ \t]*(?:export[ \t]+)?\Z")
_NEAR = 200


def outputs(code: bytes, span: Span, names: Names) -> frozenset[int]:
    """Where the names of outputs start in a script."""
    if _OUTPUT.search(code, *span) is None:
        return frozenset()
    found = []
    for part, is_script in _written(code, span):
        for name, _old in names.old_in(code[slice(*part)]):
            start, end = part.start + name.start, part.start + name.end
            if _is_named(code, start, end) and not (is_script and _starts_line(code, start)):
                found.append(start)
    return frozenset(found)


def _written(code: bytes, span: Span) -> Iterator[tuple[Span, bool]]:
    """The parts of a script that go to its outputs, and whether they are commands."""
    for line in _LINE.finditer(code, *span):
        if _OUTPUT.search(line.group()) is None:
            continue
        yield Span(*line.span()), True
        here = _HERE.search(line.group())
        if here is not None:
            end = re.compile(rb"^[ \t]*%b\b" % here.group(1), re.MULTILINE)
            last = end.search(code, line.end(), span.end)
            yield Span(line.end(), span.end if last is None else last.start()), False
        elif _CLOSES.match(line.group()):
            opened = [one.start() for one in _OPENS.finditer(code, span.start, line.start())]
            yield Span(opened[-1] if opened else span.start, line.start()), True


def _is_named(code: bytes, start: int, end: int) -> bool:
    """Whether a name is that of an output, and no reference."""
    if code[start - 5 : start] == b"name=":
        return True
    is_set = code[end : end + 1] == b"=" or code[end : end + 2] == b"<<"
    return is_set and code[start - 1 : start] not in {b"$", b"{"}


def _starts_line(code: bytes, start: int) -> bool:
    return _STARTS_LINE.search(code[max(start - _NEAR, 0) : start]) is not None


def told(places: Places, starts: frozenset[int]) -> Places:
    """Places, of which those that start there are the names of outputs."""
    kept = tuple(_told(one) if one.span.start in starts else one for one in places.places)
    settings = [one for one in places.settings if one.span.start in starts]
    public = (Place(one.name, one.span, one.shown) for one in settings)
    rest = tuple(one for one in places.settings if one.span.start not in starts)
    return Places((*kept, *map(_told, public)), rest)


def _told(place: Place) -> Place:
    return replace(place, edits=(), safety=Safety.MANUAL, reason=REASON, note="")
