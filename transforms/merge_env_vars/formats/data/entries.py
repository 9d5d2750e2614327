"""Settings that stand as items between brackets, and which of them may go."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from migrator.api import Source, Span
from transforms.merge_env_vars.formats.data.separated import Separated
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting that is not settled: how it is taken out depends on the others."""

    setting: Setting
    #: All that goes with it.
    item: Span
    #: The brackets that it stands between, or the lines that are its own; nothing if what takes it
    #: out is known, or it cannot be taken out.
    within: Node | Span | None = None


def settled(
    source: Source,
    entries: Sequence[Entry],
    names: Names,
    opened: Callable[[Node], Separated],
) -> Iterator[Setting]:
    """The settings, with what takes each out."""
    entries = _comparable(entries)
    leaving = _leaving(entries, names)
    containers: dict[int, tuple[Node, list[Entry]]] = {}
    for entry in entries:
        if entry.within is None or entry.setting not in leaving:
            yield entry.setting
        elif isinstance(entry.within, Node):
            start = entry.within.start_byte
            containers.setdefault(start, (entry.within, []))[1].append(entry)
        else:
            yield replace(entry.setting, removal=without_lines(source, entry.within, names))
    for container, members in containers.values():
        yield from _removable(members, opened(container), names)


def _removable(members: Sequence[Entry], container: Separated, names: Names) -> Iterator[Setting]:
    """The settings that may go from one container, each with its edits."""
    at = [
        (container.index(entry.item.start), container.index(entry.item.end - 1))
        for entry in members
    ]
    taken = {index for first, last in at for index in range(first, last + 1)}
    stays = max((index for index in range(len(container.items)) if index not in taken), default=-1)
    if stays < 0:
        # One of them stays whatever happens: the one that others are held against.
        kept = [entry.setting.value.kind is not Kind.OTHER_NAME for entry in members]
        stays = at[kept.index(True)][0] if any(kept) else 0
    for entry, (first, last) in zip(members, at, strict=True):
        yield replace(entry.setting, removal=container.without(first, last, stays, names))


def _by_group(entries: Sequence[Entry], names: Names) -> Mapping[tuple[int, str], list[Entry]]:
    groups: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.setting.group, names.new(entry.setting.name)].append(entry)
    return groups


def _leaving(entries: Sequence[Entry], names: Names) -> frozenset[Setting]:
    """The settings that meet others of another name, and may have to go."""
    return frozenset(
        entry.setting
        for members in _by_group(entries, names).values()
        if len({entry.setting.name for entry in members}) > 1
        for entry in members
        if entry.setting.name in names.old or entry.setting.value.kind is Kind.OTHER_NAME
    )


def _comparable(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; the value of one that is set twice, or that holds others, is unknown."""
    times = Counter((entry.setting.group, entry.setting.name) for entry in entries)
    doubled = {
        id(entry)
        for entry in entries
        if times[entry.setting.group, entry.setting.name] > 1
        and entry.setting.value.kind is not Kind.LISTED
    }
    holding = set(_holding(entries))
    return [
        replace(entry, setting=replace(entry.setting, value=Value(Kind.UNKNOWN)))
        if id(entry) in doubled or id(entry) in holding
        else entry
        for entry in entries
    ]


def _holding(entries: Sequence[Entry]) -> Iterator[int]:
    """The entries that have others inside."""
    outer: list[Entry] = []
    for entry in sorted(entries, key=lambda one: (one.item.start, -one.item.end)):
        while outer and outer[-1].item.end <= entry.item.start:
            outer.pop()
        yield from map(id, outer)
        outer.append(entry)
