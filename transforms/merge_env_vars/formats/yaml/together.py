"""Settings of different entries that meet when the file is read: merged mappings, nested scopes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.trees import around
from transforms.merge_env_vars.formats.yaml.nodes import (
    MAPPINGS,
    inner,
    name_of_collection,
    owner_of,
    stand_of,
)
from transforms.merge_env_vars.formats.yaml.settings import Entry
from transforms.merge_env_vars.formats.yaml.stream import Stream
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value

_MERGE = re.compile(rb"<<(?=[\"']?\s*:)")
_ALIAS = re.compile(rb"\*([^\s,\[\]{}]+)")
_ANCHOR = re.compile(rb"&([^\s,\[\]{}]+)")
#: Mappings of these names hold for all that lies in the mapping around them.
_SCOPES = frozenset({"env", "environment", "variables"})


#: Where one entry has both names, what others say does not count.
_BOTH = 2

#: The settings of a group, by new name and then by their own.
_Groups = dict[int, dict[str, dict[str, Setting]]]


def apart(stream: Stream, names: Names, entries: Sequence[Entry]) -> frozenset[Span]:
    """Where old settings stand that meet a new one, of another value, in another group."""
    groups: _Groups = defaultdict(lambda: defaultdict(dict))
    for entry in entries:
        setting = entry.setting
        groups[setting.group][names.new(setting.name)][setting.name] = setting
    collections = {entry.setting.group: entry.collection for entry in entries}
    found: set[Span] = set()
    for together in (*_scopes(stream, collections), *_merged(stream)):
        known = [groups[one] for one in together if one in groups]
        for new in {new for group in known for new in group} if len(known) > 1 else ():
            if len(known[0].get(new, ())) < _BOTH:
                found.update(_different(names, [group[new] for group in known if new in group]))
    return frozenset(found)


def _different(names: Names, groups: Sequence[dict[str, Setting]]) -> Iterator[Span]:
    for one in groups:
        for setting in one.values():
            others = (other for group in groups if group is not one for other in group.values())
            if setting.name in names.old and any(
                other.name != setting.name and _is_different(setting.value, other.value)
                for other in others
            ):
                yield setting.span


def _is_different(one: Value, other: Value) -> bool:
    if Kind.OTHER_NAME in {one.kind, other.kind}:
        return False
    return one != other or one.kind is Kind.UNKNOWN


def _scopes(stream: Stream, collections: dict[int, Node]) -> Iterator[tuple[int, ...]]:
    """Each group of an environment, with those of the environments around it."""
    known: dict[tuple[int, str], int] = {}
    inside: list[tuple[int, str, Node]] = []
    for group, collection in collections.items():
        owner, key = owner_of(collection), name_of_collection(collection)
        if owner is not None and owner.parent is not None and key in _SCOPES:
            known[stream.group_of(owner.parent), key] = group
            inside.append((group, key, owner.parent))
    for _group, key, mapping in inside:
        around_it = (stream.group_of(one) for one in around(mapping) if one.type in MAPPINGS)
        yield tuple(known[one, key] for one in around_it if (one, key) in known)


def _merged(stream: Stream) -> Iterator[tuple[int, ...]]:
    """Each mapping that merges others, with all that come into it."""
    merges: dict[int, list[int]] = {}
    anchors: dict[bytes, list[int]] = defaultdict(list)
    found = list(_MERGE.finditer(stream.code))
    if found:
        for match in _ANCHOR.finditer(stream.code):
            anchors[match.group(1)].append(match.start())
    for match in found:
        stand = stand_of(stream.node_at(Span(*match.span())))
        mapping = stand.collection if stand is not None else None
        value = stand.entry.child_by_field_name("value") if stand is not None else None
        if mapping is not None and value is not None:
            groups = merges.setdefault(stream.group_of(mapping), [])
            groups += _groups_of(stream, value, anchors)
    for group in merges:
        yield tuple(_all_in(group, merges))


def _groups_of(stream: Stream, value: Node, anchors: dict[bytes, list[int]]) -> Iterator[int]:
    """The groups of the mappings that a merge key names."""
    for match in _ALIAS.finditer(stream.text(value)):
        offsets = anchors.get(match.group(1), [])
        which = bisect_left(offsets, value.start_byte) - 1
        if which < 0:
            continue
        anchor = stream.node_at(Span(offsets[which], offsets[which] + 1))
        holder = next((one for one in around(anchor) if one.type.endswith("_node")), None)
        mapping = inner(holder)
        if mapping is not None and mapping.type in MAPPINGS:
            yield stream.group_of(mapping)


def _all_in(group: int, merges: dict[int, list[int]]) -> list[int]:
    found: list[int] = []
    waiting = [group]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting += merges.get(one, ())
    return found
