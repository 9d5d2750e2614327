"""What a string says of the names, whatever key or list it belongs to."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.data.assignments import assigned
from transforms.merge_env_vars.formats.interpolation import (
    NO_FALLBACK,
    Reference,
    interpolated,
    references,
)
from transforms.merge_env_vars.formats.tokens import (
    IS_PART,
    NAMES_BOTH,
    is_part,
    reads_environment,
)
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Setting, renamed

IN_TEXT = "stands in a text"
INPUT = "names an input that is asked for, no variable"

_AS_INPUT = re.compile(rb"\$\{input:\Z")
_AS_SECRET = re.compile(rb"\bsecrets\.\Z")
#: What encloses a name where that is a reference: ``%OLD%``, ``$(OLD)``, ``{{ OLD }}``.
_ENCLOSED = (
    (re.compile(rb"%\Z"), re.compile(rb"%")),
    (re.compile(rb"\$\(\Z"), re.compile(rb"\)")),
    (re.compile(rb"\{\{[ ]*\Z"), re.compile(rb"[ ]*\}\}")),
)
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Speech:
    """What a string says, by offsets into it."""

    places: tuple[Place, ...] = ()
    settings: tuple[Setting, ...] = ()


def spoken(text: bytes, names: Names, known: Collection[int] = ()) -> Speech:
    """What a text says of the names, but for words at places that are known."""
    whole = Span(0, len(text))
    settings: tuple[Setting, ...] = ()
    places: list[Place] = []
    referred: set[int] = set()
    if b"=" in text or b"-" in text:
        settings = tuple(one for one in assigned(text, names) if one.span.start not in known)
    if b"$" in text:
        places = [one for one in interpolated(text, names, whole) if one.span.start not in known]
        referred.update(_starts(references(text, whole)))
    told = {
        *known,
        *(one.span.start for one in settings),
        *(one.span.start for one in places),
        *referred,
    }
    words = [(span, name) for span, name in names.in_text(text) if span.start not in told]
    named = {name for _span, name in words}
    for span, name in words:
        if name in names.old:
            places += _place(text, names, span, name, is_beside=names.new(name) in named)
    return Speech(tuple(places), settings)


def _starts(found: Iterable[Reference]) -> Iterator[int]:
    waiting = list(found)
    while waiting:
        one = waiting.pop()
        yield one.name_span.start
        waiting += one.inner


def _place(text: bytes, names: Names, span: Span, name: str, *, is_beside: bool) -> Iterator[Place]:
    """What becomes of a name that neither a shell reads nor anything sets."""
    is_read = _is_read(text, span)
    if _AS_INPUT.search(text, max(span.start - _NEAR, 0), span.start):
        yield _manual(name, span, INPUT)
    elif is_beside:
        yield _manual(name, span, NAMES_BOTH)
    elif names.transition:
        # What is no read stays as it is for now.
        if is_read:
            yield _manual(name, span, NO_FALLBACK)
    elif _AS_SECRET.search(text, max(span.start - _NEAR, 0), span.start):
        edits = renamed(span, names.new(name))
        shown, outside = f"secrets.{name}", "GitHub secrets"
        reason = f"names what is kept in {outside}"
        yield Place(name, span, shown, edits, Safety.REVIEW, reason, outside=outside)
    elif is_read:
        yield Place(name, span, name, renamed(span, names.new(name)))
    elif is_part(text, span):
        yield _manual(name, span, IS_PART)
    else:
        yield Place(name, span, name, renamed(span, names.new(name)), Safety.REVIEW, IN_TEXT)


def _manual(name: str, span: Span, reason: str) -> Place:
    return Place(name, span, name, safety=Safety.MANUAL, reason=reason)


def _is_read(text: bytes, span: Span) -> bool:
    """Whether a name is referred to as a variable."""
    near = max(span.start - _NEAR, 0)
    return reads_environment(text, span) or any(
        before.search(text, near, span.start) and behind.match(text, span.end)
        for before, behind in _ENCLOSED
    )
