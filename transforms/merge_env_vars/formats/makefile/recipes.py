"""What the shell sees of a makefile: recipes, and texts that end up in them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from zlib import crc32

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.command_lines import (
    entry_at,
    is_behind_option,
    unquoted_value,
)
from transforms.merge_env_vars.formats.interpolation import interpolated, with_new_names
from transforms.merge_env_vars.formats.makefile.references import only_reference
from transforms.merge_env_vars.formats.tokens import assigns_both
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

_SHELL_REFERENCE = re.compile(rb"\$\$(?:\{[#!]?)?\Z")
_DECLARED = re.compile(rb"\b(?:export|unset|printenv|readonly|local)(?:[ \t]+\w+)*[ \t]+\Z")
#: Nothing follows that would get the variable alone.
_ENDS = re.compile(rb"[\"']?[ \t]*(?:[;&|)]|\Z)")
_STARTS = re.compile(rb"[\s\\@+-]*(?:export\s+)?(?:\w+=\S*\s+)*")
_SHELL_ONLY = re.compile(rb"\$\$\{?([A-Za-z_]\w*)\}?")
_LANGUAGE = re.compile(
    rb"\b(?:python[0-9.]*|node|ruby|perl|php|awk|jq)[ \t]+(?:-\w+[ \t]+)*-?[ce]?[ \t]*['\"]|<<"
)
_WRITTEN_LINE = re.compile(
    rb"[ \t@+-]*(?:echo|printf)\b(?:[^;&|\n\"'>]|\"[^\"]*\"|'[^']*')*>>?[ \t]*(?P<file>[^\s;&|]+)"
)
_MESSAGE = re.compile(rb"[ \t@+-]*(?:echo|printf)\b|\$\((?:info|warning|error)\b")

OTHER_LANGUAGE = "stands in a text in another language"
IN_RECIPE = "stands in a recipe, in a way that is not known here"
MAY_USE = frozenset({OTHER_LANGUAGE, IN_RECIPE})
#: The kind of the groups that belong to one line of a recipe.
_LINE = 7


class Recipe:
    """A line of a recipe, or a text that may become a part of one."""

    def __init__(self, code: bytes, names: Names, span: Span) -> None:
        self._code = code
        self._names = names
        self._span = span

    def refers(self, at: Span) -> bool:
        """Whether the shell expands a name there."""
        return (
            _SHELL_REFERENCE.search(self._code, max(at.start - 6, self._span.start), at.start)
            is not None
        )

    def references(self, at: Span) -> Iterator[Place]:
        """What becomes of the reference in a place; it is written with two dollars."""
        place = self._places.get(at)
        if place is not None:
            yield place

    @cached_property
    def _places(self) -> dict[Span, Place]:
        shadow, dropped = _as_the_shell_sees(self._code[slice(*self._span)])

        def back(offset: int) -> int:
            return self._span.start + offset + bisect_left(dropped, offset)

        found = {}
        for place in interpolated(shadow, self._names, Span(0, len(shadow))):
            span = Span(back(place.span.start), back(place.span.end))
            edits = (Edit(back(e.start), back(e.end), _doubled(e.text)) for e in place.edits)
            found[span] = replace(place, span=span, edits=tuple(edits))
        return found

    def entry(self, at: Span, name: str) -> Setting | None:
        """``OLD=x`` in front of a command or behind an option."""
        found = entry_at(self._code, at, self._span)
        if found is None:
            return None
        file = _WRITTEN_LINE.match(self._code, found.command, self._span.end)
        is_written = file is not None and file.start("file") > at.end
        group = (found.command + 1) * 8
        if file is not None and is_written:
            # What is written into one file meets there, and stands in a command of its own.
            group = -crc32(file["file"]) << 32
        return Setting(
            name,
            at,
            f"{name}=… in a recipe",
            group + _LINE,
            self._value(name, found.value),
            found.value,
            renamed(at, self._names.new(name)),
            () if is_written else found.removal,
        )

    def assigns_both(self, at: Span, name: str) -> bool:
        """Whether one word gives a value to the other name as well."""
        found = entry_at(self._code, at, self._span)
        end = at.end + 1 if found is None else found.value.end
        return assigns_both(self._code[at.start : end], name, self._names)

    def is_tangled(self, at: Span, name: str) -> bool:
        """Whether it sets a variable of the shell for commands that use the other name too."""
        found = entry_at(self._code, at, self._span)
        if found is None or _ENDS.match(self._code, found.value.end, self._span.end) is None:
            return False
        if _STARTS.fullmatch(self._code, found.command, at.start) is None:
            return False
        others = self._names.in_text(self._code[slice(*self._span)])
        return any(
            other != name and self._names.new(other) == self._names.new(name) for _, other in others
        )

    def _value(self, name: str, span: Span) -> Value:
        text = unquoted_value(self._code[slice(*span)])
        shell = _SHELL_ONLY.fullmatch(text)
        other = shell[1].decode() if shell is not None else only_reference(text, Span(0, len(text)))
        if other is not None and other != name and self._names.new(other) == self._names.new(name):
            return Value(Kind.OTHER_NAME)
        if b"`" in text or b"$$(" in text or b"$(shell" in text:
            return Value(Kind.UNKNOWN)
        return Value(Kind.TEXT, with_new_names(text, self._names))

    def other(self, at: Span, name: str) -> Iterator[Place]:
        """A name that is neither set nor expanded."""
        if name not in self._names.old:
            return
        before = self._code[self._span.start : at.start]
        if _LANGUAGE.search(before):
            yield _manual(name, at, OTHER_LANGUAGE)
        elif self._code[at.end : at.end + 1] == b"=":
            yield _manual(name, at, IN_RECIPE)
        elif _DECLARED.search(before) or is_behind_option(self._code, at.start, self._span.start):
            if not self._names.transition:
                yield Place(name, at, name, renamed(at, self._names.new(name)))
        elif not _MESSAGE.search(before) and not before.lstrip(b"\t @-+").startswith(b"#"):
            yield _manual(name, at, IN_RECIPE)


def _manual(name: str, at: Span, reason: str) -> Place:
    return Place(name, at, name, safety=Safety.MANUAL, reason=reason)


def _as_the_shell_sees(text: bytes) -> tuple[bytes, list[int]]:
    """A text with one dollar for two, and where it lacks one; those of make itself are masked."""
    pieces: list[bytes] = []
    dropped: list[int] = []
    at = length = 0
    for match in re.finditer(rb"\$\$|\$", text):
        between = text[at : match.start()]
        length += len(between) + 1
        if len(match.group()) == 2:
            dropped.append(length - 1)
        pieces += between, b"$" if len(match.group()) == 2 else b"\x01"
        at = match.end()
    return b"".join([*pieces, text[at:]]), dropped


def _doubled(text: bytes) -> bytes:
    return text.replace(b"$", b"$$")
