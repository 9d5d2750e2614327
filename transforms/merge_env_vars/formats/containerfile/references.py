"""Texts in which Docker itself replaces references, and those that it writes into files."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.containerfile.instructions import Document, Instructions
from transforms.merge_env_vars.formats.containerfile.words import single_quoted
from transforms.merge_env_vars.formats.interpolation import interpolated
from transforms.merge_env_vars.formats.unread import LATER, unread
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed

_NAMED = "named, not referred to"
_WRITTEN = "a setting in a file that is written here"
_BEFORE_NAME = re.compile(rb"[ \t]*(?:export[ \t]+)?")


def replaced(found: Instructions, names: Names, span: Span) -> Iterator[Place]:
    """The references in a range that Docker replaces, and old names that are none."""
    places = [*interpolated(found.text, names, span, found.escape)]
    quoted = single_quoted(found.text, span, found.escape)
    starts = [one.start for one in quoted]

    def is_quoted(place: Place) -> bool:
        before = bisect_right(starts, place.span.start)
        return bool(before) and place.span.start < quoted[before - 1].end

    for place in places:
        yield for_later(place) if is_quoted(place) else place
    yield from unread(found.text, names, span, places, _NAMED)


def for_later(place: Place) -> Place:
    """A reference that is only one for who reads the text later."""
    if place.safety is Safety.MANUAL:
        return place
    return replace(place, safety=Safety.REVIEW, reason=LATER)


def written(code: bytes, names: Names, document: Document) -> Iterator[Place]:
    """The old names in a text that is written into a file."""
    places = [*interpolated(code, names, document.span)]
    if not document.expands:
        places = [for_later(place) for place in places]
    yield from places
    for place in unread(code, names, document.span, places, _NAMED):
        start, end = place.span
        line = code.rfind(b"\n", 0, start) + 1
        is_set = code[end : end + 1] == b"=" and _BEFORE_NAME.fullmatch(code, line, start)
        if is_set and not place.edits and not names.transition:
            edits = renamed(place.span, names.new(place.old))
            yield replace(place, edits=edits, safety=Safety.REVIEW, reason=_WRITTEN)
        else:
            yield place
