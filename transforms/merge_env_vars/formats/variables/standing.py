"""How the names of one setting stand to each other in a program: which is set, which is read.

A program has variables of its own, besides the environment. To write two of them as one is right
only if they never differ, so that has to be seen first: it holds in most, since most know only
one of the names, or set both alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.undecided import undecided, until_decided
from transforms.merge_env_vars.formats.variables.found import (
    Assignment,
    Found,
    Role,
    without_safety,
)
from transforms.merge_env_vars.formats.variables.wholes import without_wholes
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting

ENTANGLED = "both names are used here, and need not have the same value there"
UNDECIDED = "both names are set here, to different values: that comes first"
SET_HERE = "is set in this file"
WITH_TEXT = "this file sets it, and a text in it may use it: they get the new name together"
BY_TEXT = "this file sets it, and a text in it that cannot be changed may use it"
#: Looser than the one before.
_ORDER = [Safety.SAFE, Safety.REVIEW, Safety.MANUAL]
UNSET = "is taken away where the new name is used: that must stay"
_VALUED = frozenset({Role.WRITE, Role.DEFAULT})
_MEET = _VALUED | {Role.DECLARED}
_STRAIGHT = frozenset(
    {"variable_assignment", "variable_assignments", "declaration_command", "comment", ";", "\n"}
)
_FAR = 100


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
        own = _Standing(code, names, found, new, rules.entangled)
        told = list(own.places())
        if own.is_set and not names.transition:
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
        self._names = names
        self._rules = rules

    def held_back_with(self, own: "_Standing", told: list[Place]) -> list[Place]:
        """A variable that a program sets gets its new name everywhere in it, or nowhere."""
        level, reason = own.level, own.reason
        for place in self.places:
            is_loose = place.reason in self._rules.may_use and self._is_of(place.old, own)
            if is_loose and _ORDER.index(place.safety) > _ORDER.index(level):
                level = place.safety
                reason = WITH_TEXT if level is Safety.REVIEW else BY_TEXT
        if level is Safety.SAFE:
            return told
        self.places = [
            _at_least(place, level, reason) if self._follows(place, own) else place
            for place in self.places
        ]
        self._hold_settings(own, level, reason)
        if own.level is not Safety.MANUAL:
            told += [_as_place(one, Safety.SAFE, "") for one in own.settings if _is_old(one)]
            own.settings = []
        return [_at_least(place, level, reason) for place in told]

    def _hold_settings(self, own: "_Standing", level: Safety, reason: str) -> None:
        """Settings elsewhere that depend on the value of a variable wait for it."""
        met: dict[int, set[str]] = defaultdict(set)
        for setting in self.settings:
            met[setting.group].add(setting.name)
        kept = []
        for setting in self.settings:
            if not self._is_of(setting.name, own) or not self._depends(setting, own):
                kept.append(setting)
            elif _is_old(setting):
                is_alone = len({one for one in met[setting.group] if self._is_of(one, own)}) == 1
                safety = level if is_alone else Safety.MANUAL
                self.places.append(_as_place(setting, safety, reason))
        self.settings = kept

    def _depends(self, setting: Setting, own: "_Standing") -> bool:
        if setting.value.kind is not Kind.TEXT:
            return True
        inner = self._names.in_text(setting.value.text.encode())
        return any(self._is_of(name, own) for _span, name in inner)

    def _follows(self, place: Place, own: "_Standing") -> bool:
        return self._is_of(place.old, own) and not place.outside

    def _is_of(self, name: str, own: "_Standing") -> bool:
        return self._names.new(name) == own.new


def _is_old(setting: Setting) -> bool:
    return any(edit.text != setting.name.encode() for edit in setting.renaming)


def _at_least(place: Place, safety: Safety, reason: str) -> Place:
    is_looser = _ORDER.index(place.safety) >= _ORDER.index(safety)
    return place if is_looser else without_safety(place, safety, reason)


class _Standing:
    """One setting in a program."""

    def __init__(
        self, code: bytes, names: Names, found: Found, new: str, entangled: Safety
    ) -> None:
        self._code = code
        self._known = names
        self._entangled = entangled
        self.new = new
        #: What may become of the variable, and why, as far as the program itself goes.
        self.level = Safety.SAFE
        self.reason = ""
        self._uses = [use for use in found.uses if names.new(use.name) == new]
        self._own = [one for one in found.own if names.new(one.old) == new]
        self._assignments = [one for one in found.assignments if names.new(one.setting.name) == new]
        self.names = {use.name for use in self._uses}
        self._groups: dict[int, list[Assignment]] = defaultdict(list)
        for one in self._assignments:
            self._groups[one.setting.group].append(one)
        self.settings: list[Setting] = []

    @property
    def is_set(self) -> bool:
        """Whether the program itself gives it a value."""
        return any(use.role is not Role.READ for use in self._uses)

    def places(self) -> Iterator[Place]:
        """The places of it; the settings that may meet others are kept."""
        if self._known.transition:
            yield from self._in_transition()
            return
        if self._is_undecided():
            self.level, self.reason = Safety.MANUAL, UNDECIDED
            yield from self._left_alone()
        elif self._is_entangled():
            self.level, self.reason = self._entangled, ENTANGLED
            yield from self._to_be_reviewed()
        else:
            yield from self._merged()

    def _in_transition(self) -> Iterator[Place]:
        set_here = {use.name for use in self._uses if use.role is Role.WRITE}
        for place in self._own:
            if place.old in set_here:
                yield without_safety(place, Safety.MANUAL, SET_HERE)
            else:
                yield place

    def _met(self) -> list[Setting]:
        """The settings that have a value of their own."""
        return [one.setting for one in self._assignments if one.role in _VALUED]

    def _is_undecided(self) -> bool:
        if any(not verdict.edits for verdict in verdicts(self._met(), self._known)):
            return True
        roles = {use.role for use in self._uses}
        return len(self.names) > 1 and Role.WRITE in roles and Role.UNSET in roles

    def _is_entangled(self) -> bool:
        """Whether a name is set where the other one may have another value."""
        if len(self.names) == 1:
            return False
        written = [use for use in self._uses if use.role is Role.WRITE]
        if len(written) > sum(one.role is Role.WRITE for one in self._assignments):
            return True
        if not written:
            return self._has_two_defaults()
        return not self._is_set_together()

    def _has_two_defaults(self) -> bool:
        defaults = {
            (one.setting.name, one.setting.value)
            for one in self._assignments
            if one.role is Role.DEFAULT
        }
        return len({name for name, _ in defaults}) > 1 and len({value for _, value in defaults}) > 1

    def _is_set_together(self) -> bool:
        """Whether each list of statements that sets one of the names sets all of them."""
        return all(self._sets_all(members) for members in self._groups.values())

    def _sets_all(self, members: Sequence[Assignment]) -> bool:
        """Whether a list of statements sets all names that are used, if it sets one."""
        written = [one.setting for one in members if one.role is Role.WRITE]
        if not written:
            return True
        last = max(setting.span for setting in written)
        copies = (one.setting for one in members if one.role is Role.COPY)
        copied = {setting.name for setting in copies if setting.span > last}
        return self.names <= {setting.name for setting in written} | copied

    def _left_alone(self) -> Iterator[Place]:
        """Nothing is changed; only those that differ are told as such."""
        told = [one for one in verdicts(self._met(), self._known) if one.safety is Safety.REVIEW]
        kept = {one.setting.span: one.setting for one in told}
        kept.update({one.other.span: one.other for one in told if one.other is not None})
        self.settings += kept.values()
        for setting in self._old_settings():
            if setting.span not in kept:
                yield _as_place(setting, Safety.MANUAL, UNDECIDED)
        for place in self._own:
            yield without_safety(place, Safety.MANUAL, UNDECIDED)

    def _old_settings(self) -> Iterator[Setting]:
        for one in self._assignments:
            if one.setting.name in self._known.old:
                yield one.setting

    def _to_be_reviewed(self) -> Iterator[Place]:
        for setting in self._old_settings():
            yield _as_place(setting, self._entangled, ENTANGLED)
        for place in self._own:
            yield _at_least(place, self._entangled, ENTANGLED)

    def _merged(self) -> Iterator[Place]:
        yield from self._own
        apart = self._apart()
        met = frozenset(filter(self._is_met, self._groups))
        for one in self._assignments:
            setting = one.setting
            if one.role is Role.COPY:
                yield from self._copy(one)
            elif one.role is Role.UNSET:
                yield from self._unset(one)
            elif setting.span not in apart and setting.group in met:
                self.settings.append(setting)
            elif setting.name != self.new:
                yield _as_place(setting, Safety.SAFE, "")

    def _is_met(self, group: int) -> bool:
        """Whether names meet in a group: to set one several times is nothing special."""
        return len({one.setting.name for one in self._groups[group]}) > 1

    def _copy(self, one: Assignment) -> Iterator[Place]:
        """``NEW=$OLD``: it does nothing once both are one, unless it exports the variable."""
        setting = one.setting
        old = self._old_name_in(one)
        if old is None:
            return
        span, name = old
        if setting.removal and (not one.keyword or self._is_exported_before(one)):
            note = f"the statement only hands on the value of {name}, and goes"
            if setting.name == name:
                note = f"the statement only sets {name} to what {self.new} is, and goes"
            shown = f"{setting.name}=$…"
            yield Place(name, span, shown, setting.removal, note=note)
        elif setting.name != self.new:
            yield _as_place(setting, Safety.SAFE, "")

    def _old_name_in(self, one: Assignment) -> tuple[Span, str] | None:
        start = one.setting.span.start
        end = one.setting.value_span.end if one.setting.value_span is not None else start
        for span, name in self._known.old_in(self._code[start:end]):
            return Span(span.start + start, span.end + start), name
        return None

    def _is_exported_before(self, one: Assignment) -> bool:
        exported = (
            other.setting.span
            for other in self._groups[one.setting.group]
            if other.is_exported and other.role in _VALUED
        )
        return one.is_exported and any(span < one.setting.span for span in exported)

    def _unset(self, one: Assignment) -> Iterator[Place]:
        """``unset OLD``: beside a new name that has a value, it must not become ``unset NEW``."""
        setting = one.setting
        if setting.name == self.new:
            return
        others = [use for use in self._uses if use.name != setting.name]
        is_doubled = any(
            other.role is Role.UNSET and other.setting.name != setting.name
            for other in self._groups[setting.group]
        )
        if is_doubled:
            safety, reason = Safety.SAFE, ""
        elif all(use.role is Role.UNSET for use in others):
            yield _as_place(setting, Safety.SAFE, "")
            return
        else:
            copied = any(other.role is Role.COPY for other in self._assignments)
            safety, reason = (Safety.SAFE, "") if copied else (Safety.REVIEW, UNSET)
        if not setting.removal:
            yield _as_place(setting, Safety.MANUAL, UNSET)
        else:
            note = "nothing has the name any more, so that this goes"
            yield Place(
                setting.name, setting.span, setting.shown, setting.removal, safety, reason, note
            )

    def _apart(self) -> frozenset[Span]:
        """Settings that are equal to one of the new name, and still cannot be left out."""
        found: set[Span] = set()
        for group in self._groups.values():
            members = [one for one in group if one.role in _MEET]
            members.sort(key=lambda one: one.setting.span)
            if len({one.setting.name for one in members}) > 1 and not self._is_close(members):
                found.update(one.setting.span for one in members)
        return frozenset(found)

    def _is_close(self, members: Sequence[Assignment]) -> bool:
        """Whether the first of some settings can be left out for the sake of a later one."""
        if len({one.keyword for one in members}) > 1:
            return False
        if members[0].setting.name == self.new:
            return True
        start, end = members[0].setting.span.end, members[-1].setting.span.start
        reading = {Role.READ, Role.COPY, Role.DEFAULT}
        if any(start < use.at < end and use.role in reading for use in self._uses):
            return False
        return all(_is_straight(one.statement, two.statement) for one, two in pairwise(members))


def _is_straight(first: Node | None, last: Node | None) -> bool:
    """Whether nothing is run between two statements."""
    if first is None and last is None:
        return True
    node = first
    for _ in range(_FAR):
        if node is None or node.type not in _STRAIGHT or b"$(" in (node.text or b""):
            return False
        if node == last:
            return True
        node = node.next_sibling
    return False


def _as_place(setting: Setting, safety: Safety, reason: str) -> Place:
    edits = () if safety is Safety.MANUAL else setting.renaming
    return Place(setting.name, setting.span, setting.shown, edits, safety, reason)
