"""Formats whose readers go through a file from the top: what is set further down is not set yet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.interpolation import references
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Setting, Value

_WAITS = "waits for what becomes of the settings of both names"

#: Whether something between two settings needs the value of the first one.
NeededBetween = Callable[[Setting, Setting], bool]


def by_order(
    settings: Iterable[Setting], names: Names, is_needed: NeededBetween
) -> Iterator[Setting]:
    """The settings, where of two equal ones the first stays if something in between needs it."""
    groups: dict[tuple[int, str], list[Setting]] = defaultdict(list)
    for setting in settings:
        groups[setting.group, names.new(setting.name)].append(setting)
    for members in groups.values():
        members.sort(key=lambda setting: setting.span)
        if len({setting.name for setting in members}) == 1:
            yield from members
        elif _is_set_anew(members) or any(_builds_on_itself(one, names) for one in members):
            # Which of the values counts depends on where one asks.
            yield from (_incomparable(setting, names) for setting in members)
        else:
            yield from _first_stays(members, names, is_needed)


def _is_set_anew(members: Sequence[Setting]) -> bool:
    """Whether one of the names has one value here, and another one there."""
    values = {(setting.name, setting.value) for setting in members}
    return len(values) > len({setting.name for setting in members})


def _builds_on_itself(setting: Setting, names: Names) -> bool:
    """Whether a value holds the one that the setting has before: ``OLD=$OLD:x``."""
    text = setting.value.text.encode()
    whole = Span(0, len(text))
    own = (one for one in references(text, whole) if one.name == names.new(setting.name))
    return any(one.span != whole for one in own)


def _incomparable(setting: Setting, names: Names) -> Setting:
    if setting.name not in names.old:
        return setting
    return replace(setting, value=Value(Kind.UNKNOWN))


def _first_stays(
    members: Sequence[Setting], names: Names, is_needed: NeededBetween
) -> Iterator[Setting]:
    first = members[0]
    new = next((one for one in members if one.name not in names.old), None)
    if (
        new is not None
        and first.name in names.old
        and first.value == new.value
        and new.removal
        and is_needed(first, new)
    ):
        # It gets the new name, and the other one goes in its stead.
        yield replace(first, removal=(*first.renaming, *new.removal))
        members = members[1:]
    yield from members


def undecided(settings: Iterable[Setting], names: Names) -> frozenset[str]:
    """The new names whose settings a person has to decide about."""
    found = (verdict.setting.name for verdict in verdicts(settings, names) if not verdict.edits)
    return frozenset(map(names.new, found))


def waiting(place: Place) -> Place:
    """A place that cannot change before somebody has decided about the settings."""
    return replace(place, edits=(), safety=Safety.MANUAL, reason=_WAITS, note="")
