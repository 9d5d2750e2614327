"""Entries of YAML that give a name a value, or list it."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.interpolation import (
    NO_FALLBACK,
    value_of,
)
from transforms.merge_env_vars.formats.yaml.keys import (
    is_environment,
    is_of_cloud_formation,
    is_word_of_command,
    names_variable,
)
from transforms.merge_env_vars.formats.yaml.nodes import (
    PAIRS,
    SCALARS,
    SEQUENCES,
    Stand,
    entries_of,
    inner,
    is_explicit,
    is_only,
    key_of,
    name_of_collection,
    owner_of,
)
from transforms.merge_env_vars.formats.yaml.scalars import (
    as_merged,
    assigned_meaning,
    is_text,
    meaning,
)
from transforms.merge_env_vars.formats.yaml.standing import Standings
from transforms.merge_env_vars.formats.yaml.stream import Sort, Stream
from transforms.merge_env_vars.formats.yaml.surroundings import Surroundings
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

#: What gives the value in an entry that gives the name under ``name``.
_VALUES = frozenset({"value", "valuefrom"})
_STORES = {
    "secretKeyRef": "a Kubernetes secret",
    "configMapKeyRef": "a Kubernetes config map",
}
_MACRO = re.compile(rb"\$\(([A-Za-z_]\w*)\)")
_COMPLEX_KEY = "a key behind a question mark"
_PARAMETER = "a parameter of CloudFormation, not an environment variable"
_MAYBE = "a value that may name something else than the variable"


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting, and the mapping or list that it is an entry of."""

    setting: Setting
    collection: Node
    #: What has to go with it; nothing where something else depends on it.
    node: Node | None


class Settings:
    """What is made of the scalars that are exactly a name, or give one a value."""

    def __init__(self, stream: Stream, names: Names, surroundings: Surroundings) -> None:
        self._stream = stream
        self._names = names
        self._surroundings = surroundings
        self._standings = Standings(stream, surroundings)

    def key(self, stand: Stand, span: Span, name: str) -> Entry | Place:
        """A name that is the key of a mapping."""
        pair, mapping = stand.entry, stand.collection
        reason = _COMPLEX_KEY if is_explicit(pair) else self._surroundings.no_variable(stand)
        if mapping is None or reason:
            return _manual(name, span, f"{name}: …", reason)
        value = pair.child_by_field_name("value") if pair.type in PAIRS else None
        entry, group = _entry_of_pair(pair, mapping)
        setting = Setting(
            name,
            span,
            f"{self._written(stand)}: …",
            self._stream.group_of(group, Sort.SINGLE if entry is not pair else Sort.ENTRIES),
            self._value_of_key(value, name, mapping),
            None if value is None else Span(value.start_byte, value.end_byte),
            self._renaming(stand, span, name),
            outside=self._surroundings.outside_of(stand, value),
            doubt=self._standings.doubt_of_key(mapping, name),
        )
        return Entry(setting, mapping, entry)

    def element(self, stand: Stand, span: Span, name: str) -> Entry | Place:
        """A name that is an element of a list."""
        sequence = stand.collection
        if sequence is None or is_of_cloud_formation(stand):
            return _manual(name, span, f"- {name}", _PARAMETER)
        if reason := self._surroundings.in_matrix(stand):
            return _manual(name, span, f"- {name}", reason)
        setting = Setting(
            name,
            span,
            f"- {self._written(stand)}",
            self._stream.group_of(sequence),
            Value(Kind.LISTED),
            None,
            self._renaming(stand, span, name),
            outside=self._surroundings.outside_of(stand, None),
            doubt=self._standings.doubt_of_item(sequence),
        )
        return Entry(setting, sequence, None if is_word_of_command(stand) else stand.entry)

    def assignment(self, stand: Stand, span: Span, name: str) -> Entry | Place | None:
        """An element of a list that gives a name a value: ``- OLD=x``."""
        sequence = stand.collection
        if sequence is None:
            return None
        if reason := self._surroundings.in_matrix(stand):
            return _manual(name, span, f"- {name}=…", reason)
        scalar = stand.scalar
        quotes = 0 if scalar.type == "plain_scalar" else 1
        setting = Setting(
            name,
            span,
            f"- {name}=…",
            self._stream.group_of(sequence),
            Value(Kind.TEXT, self._meaning_of_element(scalar, name)),
            Span(span.end + 1, scalar.end_byte - quotes),
            renamed(span, self._names.new(name)),
            doubt=self._standings.doubt_of_item(sequence),
        )
        return Entry(setting, sequence, None if is_word_of_command(stand) else stand.entry)

    def value(self, stand: Stand, span: Span, name: str) -> Entry | Place | None:
        """A name that is the value of a key."""
        key = key_of(stand.entry)
        reason = _PARAMETER if is_of_cloud_formation(stand) else self._surroundings.in_matrix(stand)
        if reason:
            return _manual(name, span, f"{key}: {name}", reason)
        if key.lower() in {"name", "key"}:
            found = self._named(stand, span, name)
            if found is not None:
                return found
        if name not in self._names.old:
            return None
        shown = f"{key}: {self._written(stand)}"
        if self._names.transition:
            return _manual(name, span, shown, NO_FALLBACK)
        edits = self._renaming(stand, span, name)
        if names_variable(stand):
            outside = self._surroundings.host if key == "environment" else ""
            return Place(name, span, shown, edits, outside=outside)
        store = _STORES.get(name_of_collection(stand.collection), "")
        if store and self._surroundings.has_manifest_with(name):
            store, reason = "", f"a key of {store}, which has to change with it"
        else:
            reason = f"a key of {store}, which may be set elsewhere" if store else _MAYBE
        return Place(name, span, shown, edits, Safety.REVIEW, reason, outside=store)

    def _named(self, stand: Stand, span: Span, name: str) -> Entry | Place | None:
        """An element like ``{name: OLD, value: x}`` of a list of variables."""
        mapping = stand.collection
        owner = owner_of(mapping) if mapping is not None else None
        sequence = owner.parent if owner is not None else None
        if mapping is None or owner is None or sequence is None or sequence.type not in SEQUENCES:
            return None
        others = [pair for pair in entries_of(mapping) if pair != stand.entry]
        listed = name_of_collection(sequence)
        reason = self._surroundings.no_variable_in(listed)
        if reason:
            return _manual(name, span, f"name: {name}", reason)
        has_value = any(key_of(pair).lower() in _VALUES for pair in others)
        is_key = key_of(stand.entry).lower() == "key"
        if not is_environment(listed) and (is_key or not has_value):
            return None
        said = [meaning(pair.child_by_field_name("value"), self._names) for pair in others]
        pairs = sorted(f"{key_of(pair)}: {one}" for pair, one in zip(others, said, strict=True))
        value = others[0].child_by_field_name("value") if len(others) == 1 else mapping
        setting = Setting(
            name,
            span,
            f"{key_of(stand.entry)}: {self._written(stand)}",
            self._stream.group_of(sequence, Sort.NAMED),
            self._copied(value, name) or Value(Kind.TEXT, repr(pairs)),
            None if value is None else Span(value.start_byte, value.end_byte),
            self._renaming(stand, span, name),
        )
        return Entry(setting, sequence, owner)

    def _copied(self, holder: Node | None, name: str) -> Value | None:
        """What a value is that only repeats the other name, where names are read in order."""
        scalar = inner(holder)
        if scalar is None or scalar.type not in SCALARS:
            return None
        quotes = 0 if scalar.type == "plain_scalar" else 1
        span = Span(scalar.start_byte + quotes, scalar.end_byte - quotes)
        code = self._stream.code
        macro = _MACRO.fullmatch(code, *span)
        if macro is not None:
            other = macro.group(1).decode()
            is_other = other != name and self._names.new(other) == self._names.new(name)
            return Value(Kind.OTHER_NAME) if is_other else None
        found = value_of(code, self._names, name, span)
        return found if found.kind is Kind.OTHER_NAME else None

    def _value_of_key(self, value: Node | None, name: str, mapping: Node) -> Value:
        # Elsewhere a reference is to the environment of whoever reads the file.
        is_in_order = name_of_collection(mapping) == "variables"
        copied = self._copied(value, name) if is_in_order else None
        return copied or Value(Kind.TEXT, meaning(value, self._names))

    def _meaning_of_element(self, scalar: Node, name: str) -> str:
        written = self._stream.text(scalar)
        at = written.index(name.encode()) + len(name) + 1
        quote = b"" if scalar.type == "plain_scalar" else written[:1]
        return assigned_meaning(as_merged(quote + written[at:], self._names))

    def _written(self, stand: Stand) -> str:
        return self._stream.text(stand.scalar).decode()

    def _renaming(self, stand: Stand, span: Span, name: str) -> tuple[Edit, ...]:
        """The new name; in quotes where YAML would take it for something else than a text."""
        new = self._names.new(name)
        is_plain = stand.scalar.type == "plain_scalar"
        return renamed(span, new if not is_plain or is_text(new) else f'"{new}"')


def _entry_of_pair(pair: Node, mapping: Node) -> tuple[Node, Node]:
    """The entry that a pair is, and whose: one that is all of an element is that element."""
    owner = owner_of(mapping)
    sequence = owner.parent if owner is not None else None
    if owner is None or sequence is None or sequence.type not in SEQUENCES or not is_only(pair):
        return pair, mapping
    return owner, sequence


def _manual(name: str, span: Span, shown: str, reason: str) -> Place:
    return Place(name, span, shown, safety=Safety.MANUAL, reason=reason)
