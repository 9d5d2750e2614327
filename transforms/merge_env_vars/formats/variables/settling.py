"""What is found in a program, put together: a variable that it sets is renamed in all of it."""

from collections import defaultdict
from dataclasses import dataclass

from migrator.api import Safety
from transforms.merge_env_vars.formats.undecided import undecided, until_decided
from transforms.merge_env_vars.formats.variables.found import Found, Role
from transforms.merge_env_vars.formats.variables.merging import (
    ORDER,
    SET_HERE,
    Merging,
    as_place,
    at_least,
)
from transforms.merge_env_vars.formats.variables.wholes import without_wholes
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting

WITH_TEXT = "this file sets it, and a text in it may use it: they get the new name together"
BY_TEXT = "this file sets it, and a text in it that cannot be changed may use it"


@dataclass(frozen=True, slots=True)
class Rules:
    """What differs from one sort of program to the other."""

    #: Why a place is not changed that may use the variable: in a quoted script, for one.
    may_use: frozenset[str]
    #: What becomes of names that need not have the same value.
    entangled: Safety


def settle(code: bytes, names: Names, found: Found, rules: Rules) -> Places:
    """The places and settings of a program."""
    texts = _Texts(found, names, rules)
    own_places: list[Place] = []
    own_settings: list[Setting] = []
    for new in sorted({names.new(use.name) for use in found.uses}):
        own = Merging(code, names, found, new, rules.entangled)
        told = list(own.places())
        if own.standing.is_set and not names.transition:
            told = texts.held_back_with(own, told)
        own_places += told
        own_settings += own.settings
    places = Places((*texts.places, *own_places), (*texts.settings, *own_settings))
    return without_wholes(places, found.untouched)


class _Texts:
    """What speaks of the variables without being a part of the program itself."""

    def __init__(self, found: Found, names: Names, rules: Rules) -> None:
        self.places = list(until_decided(found.places, undecided(found.written, names), names))
        self.settings = [*found.settings, *found.written]
        if names.transition:
            self._wait_where_set(found)
        self._names = names
        self._rules = rules

    def _wait_where_set(self, found: Found) -> None:
        """A text must not prefer the new name where the file gives it a value by the old one."""
        given = {one.name for one in self.settings if one.value.kind is not Kind.LISTED}
        given.update(use.name for use in found.uses if use.role is Role.WRITE)
        self.places = [
            at_least(place, Safety.MANUAL, SET_HERE) if place.old in given else place
            for place in self.places
        ]

    def held_back_with(self, own: Merging, told: list[Place]) -> list[Place]:
        """A variable that a program sets gets its new name everywhere in it, or nowhere."""
        level, reason = own.level, own.reason
        for place in self.places:
            is_loose = place.reason in self._rules.may_use and self._is_of(place.old, own)
            if is_loose and ORDER.index(place.safety) > ORDER.index(level):
                level = place.safety
                reason = WITH_TEXT if level is Safety.REVIEW else BY_TEXT
        if level is Safety.SAFE:
            return told
        self.places = [
            at_least(place, level, reason) if self._follows(place, own) else place
            for place in self.places
        ]
        self._hold_settings(own, level, reason)
        if own.level is not Safety.MANUAL:
            told += [as_place(one, Safety.SAFE, "") for one in own.settings if _is_old(one)]
            own.settings = []
        return [at_least(place, level, reason) for place in told]

    def _hold_settings(self, own: Merging, level: Safety, reason: str) -> None:
        """Settings elsewhere wait as well, but for those that differ from each other anyway."""
        differ = {
            verdict.setting.group
            for verdict in verdicts(self.settings, self._names)
            if not verdict.edits
        }
        met: dict[int, set[str]] = defaultdict(set)
        for setting in self.settings:
            if self._is_of(setting.name, own):
                met[setting.group].add(setting.name)
        kept = []
        for setting in self.settings:
            if not self._is_of(setting.name, own) or setting.outside or setting.group in differ:
                kept.append(setting)
            elif _is_old(setting):
                safety = level if len(met[setting.group]) == 1 else Safety.MANUAL
                self.places.append(as_place(setting, safety, reason))
        self.settings = kept

    def _follows(self, place: Place, own: Merging) -> bool:
        return self._is_of(place.old, own) and not place.outside

    def _is_of(self, name: str, own: Merging) -> bool:
        return self._names.new(name) == own.new


def _is_old(setting: Setting) -> bool:
    return any(edit.text != setting.name.encode() for edit in setting.renaming)
