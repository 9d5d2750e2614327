"""Scalars that say more than a name: references, assignments and sentences in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, interpolated
from transforms.merge_env_vars.formats.unread import unread
from transforms.merge_env_vars.formats.yaml.expressions import (
    in_expression,
    regions,
    without_regions,
)
from transforms.merge_env_vars.formats.yaml.tokens import tokens
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Places

IN_TEXT = "stands in a text whose meaning is not known here"
_IN_EXPRESSION = "stands in an expression, and is no variable there"
_KNOWN_TO_FEW = "not every program knows such a fallback"
_BREAKS_FLOW = "a fallback cannot stand here without quotes"
_WORD = re.compile(rb"(?<![\w.-])[a-z]{2,}(?![\w.=-])")
#: So many words in small letters make a sentence.
_SENTENCE = 3
_MARK = re.compile(rb"(?:(?<![^\n])|\s)#")
_BEFORE_WORD = re.compile(rb"[\s`*]")
_BEHIND_WORD = re.compile(rb"[.,;:!?]?(?:[\s`*\"']|\Z)")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a scalar, without its quotes, and what is known of it."""

    code: bytes
    span: Span
    is_prose: bool = False
    #: Whether all of it is an expression: the condition of a step.
    is_expression: bool = False
    #: Whether its reader knows ``${NEW:-${OLD}}``: yes, no, or nobody can tell.
    fallbacks: bool | None = None
    #: Whether it stands in brackets, without quotes.
    is_plain_in_flow: bool = False
    #: Where references come from, if that is outside of the repository.
    outside: str = ""


def read_text(text: Text, names: Names) -> list[Place]:
    """What a text says of the old names."""
    found = [_in_transition(text, place, names) for place in _references(text, names)]
    if len(found) == sum(1 for _one in names.old_in(text.code[slice(*text.span)])):
        return found
    found += _expressions(text, names, found)
    found += tokens(text.code, names, text.span)
    if not names.transition:
        is_prose = text.is_prose or _is_sentence(text)
        for place in unread(text.code, names, text.span, list(found), IN_TEXT):
            if not (is_prose and _is_word(text, place.span)):
                found.append(place)
    return found


def beside(text: Text, names: Names, inner: Places) -> Iterator[Place]:
    """What the reader of another format found in a text, and what is none of its business."""
    known = {one.span.start for one in inner.settings}
    known.update(one.span.start for one in inner.places if one.safety is not Safety.MANUAL)
    gone = [edit for one in inner.places for edit in one.edits]
    more = [
        one
        for one in tokens(text.code, names, text.span)
        if one.span.start not in known
        and not any(edit.start <= one.span.start < edit.end for edit in gone)
    ]
    told = {one.span.start for one in more}
    found = [one for one in inner.places if one.span.start not in told]
    found += [*more, *_expressions(text, names, [])]
    yield from found
    if not names.transition:
        found += (Place(one.name, one.span, one.shown) for one in inner.settings)
        for place in unread(text.code, names, text.span, found, IN_TEXT):
            if not _is_behind_a_mark(text, place.span):
                yield place


def _is_behind_a_mark(text: Text, span: Span) -> bool:
    """Whether a place lies in a comment of a script."""
    line = text.code.rfind(b"\n", text.span.start, span.start) + 1
    return _MARK.search(text.code, max(line, text.span.start), span.start) is not None


def _references(text: Text, names: Names) -> Iterator[Place]:
    for part in without_regions(text.code, text.span):
        for place in interpolated(text.code, names, part):
            yield replace(place, outside=text.outside)


def _in_transition(text: Text, place: Place, names: Names) -> Place:
    """A fallback only where whoever reads the text knows what it is."""
    if not names.transition or place.safety is Safety.MANUAL:
        return place
    if text.is_plain_in_flow:
        return replace(place, edits=(), safety=Safety.MANUAL, reason=_BREAKS_FLOW)
    if text.fallbacks is None:
        return replace(place, safety=Safety.REVIEW, reason=_KNOWN_TO_FEW)
    if not text.fallbacks:
        return replace(place, edits=(), safety=Safety.MANUAL, reason=NO_FALLBACK)
    return place


def _expressions(text: Text, names: Names, references: list[Place]) -> Iterator[Place]:
    whole = list(regions(text.code, text.span))
    is_bare = text.is_expression and not whole
    for region in [text.span] if is_bare else whole:
        places = list(in_expression(text.code, names, region))
        yield from places
        if not names.transition:
            known = [*places, *references] if is_bare else places
            yield from unread(text.code, names, region, known, _IN_EXPRESSION)


def _is_sentence(text: Text) -> bool:
    """Whether a text has words like a sentence, and no lines of their own."""
    is_literal = text.code[text.span.start : text.span.start + 1] == b"|"
    return not is_literal and len(_WORD.findall(text.code, *text.span)) >= _SENTENCE


def _is_word(text: Text, span: Span) -> bool:
    """Whether nothing beside a name makes it more than a word of a sentence."""
    is_first = span.start <= text.span.start + 1
    before = is_first or _BEFORE_WORD.match(text.code, span.start - 1) is not None
    return before and _BEHIND_WORD.match(text.code, span.end, text.span.end) is not None
