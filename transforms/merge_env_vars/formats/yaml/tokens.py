"""Variables that are read or set inside of a text, by exact token: ``$(OLD)``, ``OLD=x``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

BOTH = "both names stand in this text"
#: Brackets that what reads a variable may open.
_BRACKETS = (("(", ")"), ("[", "]"))

_NAME = rb"([A-Za-z_][A-Za-z0-9_]*)"
_QUOTE = rb"(?:\\?[\"']|'')"
_LOOKUP = rb"\blookup\(\s*%b(?:ansible\.builtin\.)?env%b\s*,\s*%b" % (_QUOTE, _QUOTE, _QUOTE)
#: What reads a variable, up to its name, and what stands behind it.
_READS = (
    (rb"\$\(", rb"\)"),
    (rb"\$\{?[eE][nN][vV]:", rb"(?!\w)"),
    (rb"(?<![\w%])%", rb"%"),
    (rb"\bprocess\.env\.", rb"(?![\w$-])"),
    (rb"\bansible_env\.", rb"(?![\w-])"),
    (_LOOKUP, _QUOTE),
    (rb"\b(?:env_var|env|getenv)\(\s*" + _QUOTE, _QUOTE),
    (rb"\b(?:environ|ENV|ansible_env)(?:\.get\(|\.fetch\(|\[)\s*" + _QUOTE, _QUOTE),
)
#: What hands a variable on, or takes it away, by its name.
_NAMED = (
    (rb"(?<!\S)(?:export|unset|printenv|readonly)[ \t]+", rb"(?=[\s;&|)\"']|\Z)"),
    (rb"(?<!\S)(?:-e|--env|--build-arg)[ =]", rb"(?=[\s\"']|\Z)"),
)


def _any_of(pairs: Iterable[tuple[bytes, bytes]]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(b"%b%b%b" % (before, _NAME, behind) for before, behind in pairs))


_READ = _any_of(_READS)
_WRITTEN = _any_of(_NAMED)
_ASSIGNMENT = re.compile(rb"(?:(?<=[\s\"'`,;(=])|(?<![\s\S]))%b\+?=(?![=~])" % _NAME)


def tokens(code: bytes, names: Names, span: Span) -> Iterator[Place]:
    """What becomes of the variables that a text names in a way that can be meant only so."""
    text = code[slice(*span)]
    if names.transition:
        for place in _read(text, names):
            yield _moved(replace(place, edits=(), safety=Safety.MANUAL, reason=NO_FALLBACK), span)
        return
    present = {name for _span, name in names.in_text(text)}
    assigned = {match.group(1).decode() for match in _ASSIGNMENT.finditer(text)}
    for place in (*_read(text, names), *_named(text, names)):
        yield _moved(_judged(place, names, present, set()), span)
    for place in _assigned(text, names):
        yield _moved(_judged(place, names, present, assigned), span)


def _judged(place: Place, names: Names, present: set[str], assigned: set[str]) -> Place:
    """A place, with what the new name does in the same text."""
    new = names.new(place.old)
    if new in assigned:
        return replace(place, edits=(), safety=Safety.MANUAL, reason=BOTH)
    return replace(place, safety=Safety.REVIEW, reason=BOTH) if new in present else place


def _read(text: bytes, names: Names) -> Iterator[Place]:
    for match in _READ.finditer(text):
        shown = match.group().decode(errors="replace")
        for opening, closing in _BRACKETS:
            if opening in shown and closing not in shown:
                shown += closing
        yield from _place(names, Span(*match.span(match.lastindex or 0)), shown, text)


def _named(text: bytes, names: Names) -> Iterator[Place]:
    for match in _WRITTEN.finditer(text):
        written = match.group().decode(errors="replace")
        yield from _place(names, Span(*match.span(match.lastindex or 0)), written, text)


def _assigned(text: bytes, names: Names) -> Iterator[Place]:
    for match in _ASSIGNMENT.finditer(text):
        yield from _place(names, Span(*match.span(1)), f"{match.group(1).decode()}=…", text)


def _place(names: Names, span: Span, shown: str, text: bytes) -> Iterator[Place]:
    name = text[slice(*span)].decode()
    if name in names.old:
        yield Place(name, span, shown, renamed(span, names.new(name)))


def _moved(place: Place, by: Span) -> Place:
    """A place in a text as a place of the file that the text is in."""
    span = Span(by.start + place.span.start, by.start + place.span.end)
    return replace(place, span=span, edits=tuple(edit.shifted(by.start) for edit in place.edits))
