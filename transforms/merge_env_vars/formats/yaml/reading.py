"""The names of a YAML file, scalar by scalar."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from migrator.api import Safety, Source, Span
from transforms.merge_env_vars.formats.mappings import certain_in_pairs
from transforms.merge_env_vars.formats.yaml.copies import Copies
from transforms.merge_env_vars.formats.yaml.embedded import inner_text, read_inner
from transforms.merge_env_vars.formats.yaml.keys import (
    is_line_of_file,
    is_of_cloud_formation,
    is_prose,
)
from transforms.merge_env_vars.formats.yaml.nodes import Role, Stand, is_in_flow, stand_of
from transforms.merge_env_vars.formats.yaml.outputs import outputs, told
from transforms.merge_env_vars.formats.yaml.removal import removal
from transforms.merge_env_vars.formats.yaml.settings import Entry, Settings
from transforms.merge_env_vars.formats.yaml.stream import Stream
from transforms.merge_env_vars.formats.yaml.surroundings import Surroundings
from transforms.merge_env_vars.formats.yaml.texts import Text, beside, read_text
from transforms.merge_env_vars.formats.yaml.together import apart
from transforms.merge_env_vars.formats.yaml.values import Values
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting

_APART = "another part of the file sets the other name to something else, and both count here"
_TO_DECIDE = "stands in a value that a person has to decide about"
_IN_KEY = "a part of a longer key"
_ALONE = "all there is in a document"
_IN_FILE = "a line that is looked for in a file, and written there"
_IN_TEMPLATE = "may be a parameter of CloudFormation"


class Reading:
    """What is found in a file while its names are looked at in order."""

    def __init__(self, source: Source, names: Names) -> None:
        self._stream = Stream(source)
        self._names = names
        self._surroundings = Surroundings(source)
        self._settings = Settings(self._stream, names, self._surroundings)
        self._places: list[Place] = []
        self._entries: list[Entry] = []
        #: Settings in texts that have a format of their own.
        self._inner: list[Setting] = []
        #: Up to where texts have been read as a whole.
        self._done = 0

    def places(self) -> Places:
        """All that the file says of the names."""
        for span, name in self._names.in_text(self._stream.code):
            if span.start >= self._done:
                self._name_at(span, name)
        spans = apart(self._stream, self._names, self._entries)
        told = [one.setting for one in self._entries if one.setting.span in spans]
        entries = [one for one in self._entries if one.setting.span not in spans]
        settings = _with_removals(self._stream, entries, self._names, self._inner)
        settings = certain_in_pairs(settings, self._names)
        copies = Copies(settings, self._names)
        places = copies.judged(_waiting(self._places, Values(told)))
        kept = (one for one in settings if one.span not in copies.spans)
        return Places((*places, *copies.places(), *map(_told_apart, told)), (*kept, *self._inner))

    def _name_at(self, span: Span, name: str) -> None:
        if self._stream.is_in_comment(span):
            return
        stand = stand_of(self._stream.node_at(span))
        if stand is None:
            return  # behind a value, or an anchor or a tag
        if self._is_exact(stand, span):
            found = self._exact(stand, span, name)
        elif self._is_assignment(stand, span):
            found = self._settings.assignment(stand, span, name)
            self._done = span.end
        else:
            self._text(stand)
            return
        self._add(found)

    def _add(self, found: Entry | Place | None) -> None:
        if isinstance(found, Place):
            if found.old in self._names.old:
                self._places.append(found)
        elif found is not None:
            self._entries.append(found)

    def _is_exact(self, stand: Stand, span: Span) -> bool:
        scalar = stand.scalar
        around = span.start - scalar.start_byte + scalar.end_byte - span.end
        if scalar.type == "plain_scalar":
            return around == 0
        return scalar.type != "block_scalar" and around == 2 and span.start - scalar.start_byte == 1

    def _is_assignment(self, stand: Stand, span: Span) -> bool:
        """Whether an element of a list is ``NAME=value``, and no command."""
        if stand.role is not Role.ITEM or stand.scalar.type == "block_scalar":
            return False
        if self._surroundings.embedded_as(stand):
            return False
        scalar, code = stand.scalar, self._stream.code
        quotes = 0 if scalar.type == "plain_scalar" else 1
        if span.start != scalar.start_byte + quotes:
            return False
        if code[span.end : span.end + 1] != b"=" or code[span.end + 1 : span.end + 2] == b"=":
            return False
        behind = code[span.end : scalar.end_byte]
        others = self._names.in_text(behind)
        return not any(behind[one.end : one.end + 1] == b"=" for one, _name in others)

    def _exact(self, stand: Stand, span: Span, name: str) -> Entry | Place | None:
        if stand.role is Role.KEY:
            return self._settings.key(stand, span, name)
        if stand.role is Role.ITEM:
            return self._settings.element(stand, span, name)
        if stand.role is Role.VALUE:
            return self._settings.value(stand, span, name)
        return Place(name, span, name, safety=Safety.MANUAL, reason=_ALONE)

    def _text(self, stand: Stand) -> None:
        """A scalar that says more than a name, read as a whole."""
        scalar, code = stand.scalar, self._stream.code
        whole = Span(max(self._done, scalar.start_byte), scalar.end_byte)
        self._done = scalar.end_byte
        if not any(self._names.old_in(code[slice(*whole)])):
            return
        if stand.role is Role.KEY:
            self._places += self._manual(whole, _IN_KEY)
        elif is_of_cloud_formation(stand):
            self._places += self._manual(whole, _IN_TEMPLATE)
        elif is_line_of_file(stand):
            self._places += self._manual(whole, _IN_FILE)
        else:
            self._read_text(stand, whole)

    def _read_text(self, stand: Stand, whole: Span) -> None:
        is_rest = whole.start > stand.scalar.start_byte
        found = None if is_rest else self._in_own_format(stand)
        if found is None:
            found = Places(tuple(read_text(self._text_of(stand, whole), self._names)))
        if self._surroundings.is_workflow:
            found = told(found, outputs(self._stream.code, whole, self._names))
        self._places += found.places
        self._inner += found.settings

    def _manual(self, whole: Span, reason: str) -> Iterator[Place]:
        for found, name in self._names.old_in(self._stream.code[slice(*whole)]):
            span = Span(whole.start + found.start, whole.start + found.end)
            yield Place(name, span, name, safety=Safety.MANUAL, reason=reason)

    def _in_own_format(self, stand: Stand) -> Places | None:
        """What a text says that has a format of its own; nothing for one that has none."""
        like = self._surroundings.embedded_as(stand)
        text = inner_text(self._stream, stand) if like else None
        found = read_inner(self._stream, text, self._names, like) if text is not None else None
        if found is None:
            return None
        whole = Span(stand.scalar.start_byte, stand.scalar.end_byte)
        places = beside(self._text_of(stand, whole), self._names, found)
        return replace(found, places=tuple(places))

    def _text_of(self, stand: Stand, whole: Span) -> Text:
        surroundings, scalar = self._surroundings, stand.scalar
        is_plain = scalar.type == "plain_scalar"
        return Text(
            self._stream.code,
            whole,
            is_prose=is_prose(stand),
            is_expression=stand.key in {"if", "condition"} and not surroundings.is_compose,
            fallbacks=surroundings.fallbacks(stand),
            is_plain_in_flow=is_plain and is_in_flow(stand),
            outside=surroundings.host,
        )


def _told_apart(setting: Setting) -> Place:
    return Place(setting.name, setting.span, setting.shown, safety=Safety.MANUAL, reason=_APART)


def _waiting(places: Iterable[Place], values: Values) -> Iterator[Place]:
    """The places; those in a value that has to stay do not change either."""
    for place in places:
        if values.holding(place) is None:
            yield place
        else:
            yield replace(place, edits=(), safety=Safety.MANUAL, reason=_TO_DECIDE, note="")


def _with_removals(
    stream: Stream, entries: Sequence[Entry], names: Names, inner: Iterable[Setting]
) -> list[Setting]:
    """The settings of entries; of those that may have to go, with what takes them out."""
    met: dict[tuple[int, str], set[str]] = defaultdict(set)
    for entry in entries:
        setting = entry.setting
        met[setting.group, names.new(setting.name)].add(setting.name)
    starts = sorted(one.span.start for one in (*inner, *(entry.setting for entry in entries)))

    def completed(entry: Entry) -> Setting:
        setting, node = entry.setting, entry.node
        is_met = len(met[setting.group, names.new(setting.name)]) > 1
        if node is None or not (is_met or setting.value.kind is Kind.OTHER_NAME):
            return setting
        if bisect_left(starts, node.end_byte) - bisect_left(starts, node.start_byte) > 1:
            return setting  # what becomes of those in it is not decided here
        return replace(setting, removal=removal(stream, node, names))

    return [completed(entry) for entry in entries]
