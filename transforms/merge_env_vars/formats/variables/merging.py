"""What becomes of one setting in a program, as its names stand to each other there."""

from collections.abc import Iterator

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.variables.found import (
    Assignment,
    Found,
    Role,
    without_safety,
)
from transforms.merge_env_vars.formats.variables.standing import COPIES, VALUED, Standing
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Setting

ENTANGLED = "both names are used here, and need not have the same value there"
UNDECIDED = "both names are set here, to different values: that comes first"
SET_HERE = "is set in this file"
UNSET = "is taken away where the new name is used: that must stay"
_MEET = VALUED | {Role.DECLARED}
#: Looser than the one before.
ORDER = [Safety.SAFE, Safety.REVIEW, Safety.MANUAL]


class Merging:
    """One setting in a program on its way to its places."""

    def __init__(
        self, code: bytes, names: Names, found: Found, new: str, entangled: Safety
    ) -> None:
        self._code = code
        self._known = names
        self._entangled = entangled
        self._own = [one for one in found.own if names.new(one.old) == new]
        self.standing = Standing(names, found, new)
        self.new = new
        #: What may become of the variable, and why, as far as the program itself goes.
        self.level = Safety.SAFE
        self.reason = ""
        #: The settings that may meet others.
        self.settings: list[Setting] = []

    def places(self) -> Iterator[Place]:
        """The places of it; the settings that may meet others are kept."""
        if self._known.transition:
            yield from self._in_transition()
            return
        if self.standing.is_undecided():
            self.level, self.reason = Safety.MANUAL, UNDECIDED
            yield from self._left_alone()
        elif self.standing.is_entangled():
            self.level, self.reason = self._entangled, ENTANGLED
            yield from self._to_be_reviewed()
        else:
            yield from self._merged()

    def _in_transition(self) -> Iterator[Place]:
        set_here = {use.name for use in self.standing.uses if use.role is Role.WRITE}
        for place in self._own:
            if place.old in set_here:
                yield without_safety(place, Safety.MANUAL, SET_HERE)
            else:
                yield place

    def _left_alone(self) -> Iterator[Place]:
        """Nothing is changed; only those that differ are told as such."""
        told = [
            one for one in verdicts(self.standing.met(), self._known) if one.safety is Safety.REVIEW
        ]
        kept = {one.setting.span: one.setting for one in told}
        kept.update({one.other.span: one.other for one in told if one.other is not None})
        self.settings += kept.values()
        for setting in self._old_settings():
            if setting.span not in kept:
                yield as_place(setting, Safety.MANUAL, UNDECIDED)
        for place in self._own:
            yield without_safety(place, Safety.MANUAL, UNDECIDED)

    def _old_settings(self) -> Iterator[Setting]:
        for one in self.standing.assignments:
            if one.setting.name in self._known.old:
                yield one.setting

    def _to_be_reviewed(self) -> Iterator[Place]:
        for setting in self._old_settings():
            yield as_place(setting, self._entangled, ENTANGLED)
        for place in self._own:
            yield at_least(place, self._entangled, ENTANGLED)

    def _merged(self) -> Iterator[Place]:
        yield from self._own
        apart = self._apart()
        met = frozenset(filter(self._is_met, self.standing.groups))
        for one in self.standing.assignments:
            setting = one.setting
            if one.role in COPIES:
                yield from self._copy(one)
            elif one.role is Role.UNSET:
                yield from self._unset(one)
            elif setting.span not in apart and setting.group in met:
                self.settings.append(setting)
            elif setting.name != self.new:
                yield as_place(setting, Safety.SAFE, "")

    def _is_met(self, group: int) -> bool:
        """Whether names meet in a group: to set one several times is nothing special."""
        return len({one.setting.name for one in self.standing.groups[group]}) > 1

    def _copy(self, one: Assignment) -> Iterator[Place]:
        """``NEW=$OLD``: it does nothing once both are one, unless it exports the variable."""
        setting = one.setting
        old = self._old_name_in(one)
        if old is None:
            return
        span, name = old
        is_idle = not one.stops_at_unset or self._is_given_before(one)
        if setting.removal and is_idle and (not one.keyword or self._is_exported_before(one)):
            note = f"the statement only hands on the value of {name}, and goes"
            if setting.name == name:
                note = f"the statement only sets {name} to what {self.new} is, and goes"
            shown = f"{setting.name}=$…"
            yield Place(name, span, shown, setting.removal, note=note)
        elif setting.name != self.new:
            yield as_place(setting, Safety.SAFE, "")

    def _old_name_in(self, one: Assignment) -> tuple[Span, str] | None:
        start = one.setting.span.start
        end = one.setting.value_span.end if one.setting.value_span is not None else start
        for span, name in self._known.old_in(self._code[start:end]):
            return Span(span.start + start, span.end + start), name
        return None

    def _is_exported_before(self, one: Assignment) -> bool:
        exported = (
            other.setting.span
            for other in self.standing.groups[one.setting.group]
            if other.is_exported and other.role in VALUED
        )
        return one.is_exported and any(span < one.setting.span for span in exported)

    def _is_given_before(self, one: Assignment) -> bool:
        return any(
            other.role in VALUED and other.setting.span < one.setting.span
            for other in self.standing.groups[one.setting.group]
        )

    def _unset(self, one: Assignment) -> Iterator[Place]:
        """``unset OLD``: beside a new name that has a value, it must not become ``unset NEW``."""
        setting = one.setting
        if setting.name == self.new:
            return
        others = [use for use in self.standing.uses if use.name != setting.name]
        is_doubled = any(
            other.role is Role.UNSET and other.setting.name != setting.name
            for other in self.standing.groups[setting.group]
        )
        if is_doubled:
            safety, reason = Safety.SAFE, ""
        elif all(use.role is Role.UNSET for use in others):
            yield as_place(setting, Safety.SAFE, "")
            return
        else:
            copied = any(other.role in COPIES for other in self.standing.assignments)
            safety, reason = (Safety.SAFE, "") if copied else (Safety.REVIEW, UNSET)
        if not setting.removal:
            yield as_place(setting, Safety.MANUAL, UNSET)
        else:
            note = "nothing has the name any more, so that this goes"
            yield Place(
                setting.name, setting.span, setting.shown, setting.removal, safety, reason, note
            )

    def _apart(self) -> frozenset[Span]:
        """Settings that are equal to one of the new name, and still cannot be left out."""
        found: set[Span] = set()
        for group in self.standing.groups.values():
            members = [one for one in group if one.role in _MEET]
            members.sort(key=lambda one: one.setting.span)
            if len({one.setting.name for one in members}) > 1 and not self.standing.is_close(
                members
            ):
                found.update(one.setting.span for one in members)
        return frozenset(found)


def as_place(setting: Setting, safety: Safety, reason: str) -> Place:
    """A setting that gets its new name whatever stands beside it."""
    edits = () if safety is Safety.MANUAL else setting.renaming
    return Place(setting.name, setting.span, setting.shown, edits, safety, reason)


def at_least(place: Place, safety: Safety, reason: str) -> Place:
    """A place that is not changed more freely than that."""
    is_looser = ORDER.index(place.safety) >= ORDER.index(safety)
    return place if is_looser else without_safety(place, safety, reason)
