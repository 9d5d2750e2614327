"""``.env`` files.

https://saurabh-kumar.com/python-dotenv/reference/
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from migrator.api import Safety, Source
from transforms.merge_env_vars.formats.dotenv.entries import Entry, entries
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, interpolated, value_of
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.order import by_order, undecided, waiting
from transforms.merge_env_vars.formats.unread import LATER, unread
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting, Value, renamed

_IN_VALUE = "named in a value"
_IN_KEY = "part of another name"


def read(source: Source, names: Names) -> Places:
    """What a ``.env`` file says of the names."""
    return _File(source, names).places()


class _File:
    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        words = [span for span, _name in names.in_text(source.code)]
        self._entries = [*entries(source, words)]
        #: Where values name a variable by either name, in order.
        self._asked: dict[str, list[int]] = defaultdict(list)
        for entry in self._entries:
            start = entry.key.end if entry.value is None else entry.value.start
            for span, name in names.in_text(source.code[start : entry.span.end]):
                self._asked[names.new(name)].append(start + span.start)

    def places(self) -> Places:
        found = [place for entry in self._entries for place in self._references(entry)]
        settings = [setting for entry in self._entries for setting in self._setting(entry)]
        settings = [*by_order(settings, self._names, self._is_needed)]
        open_names = undecided(settings, self._names)
        return Places(
            tuple(
                waiting(place) if self._names.new(place.old) in open_names else place
                for place in self._while_both_are_set(found, settings)
            ),
            tuple(settings),
        )

    def _is_needed(self, first: Setting, second: Setting) -> bool:
        """Whether a value between two settings of a variable refers to it."""
        asked = self._asked[self._names.new(first.name)]
        return bisect_right(asked, first.span.end) < bisect_left(asked, second.span.start)

    def _while_both_are_set(self, found: list[Place], settings: list[Setting]) -> Iterator[Place]:
        """The places; in a transition, none for a value that stays set in the same file."""
        if not self._names.transition:
            yield from found
            return
        is_set = {setting.name for setting in settings}
        for place in found:
            if place.safety is Safety.MANUAL:
                yield place
            elif place.old not in is_set:
                # Half of the readers know no reference within a reference.
                yield replace(place, edits=(), safety=Safety.MANUAL, reason=NO_FALLBACK)

    def _setting(self, entry: Entry) -> Iterator[Setting]:
        name = self._source.code[slice(*entry.key)].decode()
        if name not in self._names.all:
            return
        new = self._names.new(name)
        yield Setting(
            name,
            entry.key,
            name,
            group=0,
            value=self._value(entry, name),
            value_span=entry.value,
            renaming=renamed(entry.key, new) if name != new else (),
            removal=without_lines(self._source, entry.span, self._names),
            outside="the environment" if entry.value is None else "",
        )

    def _value(self, entry: Entry, name: str) -> Value:
        if entry.value is None:
            return Value(Kind.LISTED)
        if entry.quote == b"'" and b"$" in self._source.code[slice(*entry.value)]:
            # For some readers that is no reference.
            found = Value(Kind.TEXT, entry.text(self._source.code).decode(errors="replace"))
        else:
            found = value_of(self._source.code, self._names, name, entry.value)
        mark = entry.quote.decode() if entry.is_read_by_quote(self._source.code) else ""
        return replace(found, text=mark + found.text)

    def _references(self, entry: Entry) -> Iterator[Place]:
        code, names = self._source.code, self._names
        key = code[slice(*entry.key)].decode(errors="replace")
        if key not in names.all:
            yield from unread(code, names, entry.key, (), _IN_KEY)
        if entry.value is None:
            return
        found = [*interpolated(code, names, entry.value)]
        if entry.quote == b"'":
            found = [self._in_single_quotes(place) for place in found]
        yield from found
        yield from unread(code, names, entry.value, found, _IN_VALUE)

    def _in_single_quotes(self, place: Place) -> Place:
        if place.safety is Safety.MANUAL:
            return place
        return replace(place, safety=Safety.REVIEW, reason=LATER)
