"""References to a setting whose names have different values in the same file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from migrator.api import Safety
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Setting

_FIRST = "both names are set in this file, to different values: that comes first"


def undecided(settings: Iterable[Setting], names: Names) -> frozenset[str]:
    """The new names of the settings that a person has to decide about."""
    return frozenset(
        names.new(verdict.setting.name)
        for verdict in verdicts(settings, names)
        if not verdict.edits
    )


def until_decided(
    places: Iterable[Place], waiting: frozenset[str], names: Names
) -> Iterator[Place]:
    """Places, of which those wait that refer to a setting that is not decided."""
    for place in places:
        if names.new(place.old) in waiting and place.safety is Safety.SAFE:
            yield replace(place, edits=(), safety=Safety.MANUAL, reason=_FIRST, note="")
        else:
            yield place
