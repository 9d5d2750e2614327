"""Texts for people: Markdown, reStructuredText, AsciiDoc, plain text, XML and HTML.

A name is a word there, and nothing says what it does. So where both names are spoken of together,
nothing is changed.
"""

from collections.abc import Iterator

from migrator.api import Source, Span
from transforms.merge_env_vars.formats.prose.blocks import blocks
from transforms.merge_env_vars.formats.prose.documents import manual_in_all, reader_of
from transforms.merge_env_vars.formats.prose.words import place, words
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import NOTHING, Place, Places

__all__ = ["prose_places", "read"]


def read(source: Source, names: Names) -> Places:
    """What a text says of the names."""
    if names.transition:
        return NOTHING  # texts speak of the new name once it is the only one
    whole = Span(0, len(source.code))
    reason = manual_in_all(source.path)
    if reason:
        found = words(source.code, names, whole, [whole])
        return Places(tuple(place(source.code, names, word, reason) for word in found))
    document = reader_of(source, names)
    found = words(source.code, names, whole, blocks(source.code, whole, document.fences))
    return Places(tuple(map(document.place, found)))


def prose_places(source: Source, names: Names, span: Span) -> Iterator[Place]:
    """What a comment, a docstring or another text in a program says of the names."""
    if names.transition:
        return
    for word in words(source.code, names, span, blocks(source.code, span)):
        yield place(source.code, names, word)
