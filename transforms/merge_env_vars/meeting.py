"""What becomes of settings whose names meet: two names of one setting, in one group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import Edit, Safety
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a setting."""

    setting: Setting
    message: str
    safety: Safety
    edits: tuple[Edit, ...] = ()
    #: In a few words, why nothing is changed.
    reason: str = ""
    #: The setting of the same variable that it was held against.
    other: Setting | None = None


def verdicts(settings: Iterable[Setting], names: Names) -> Iterator[Verdict]:
    """What becomes of every setting that has an old name, or depends on one."""
    groups: dict[tuple[int, str], list[Setting]] = defaultdict(list)
    for setting in settings:
        groups[setting.group, names.new(setting.name)].append(setting)
    for (_group, new), members in groups.items():
        members.sort(key=lambda setting: setting.span)
        yield from _Meeting(members, new).verdicts()


class _Meeting:
    """The settings of one variable in one group."""

    def __init__(self, members: Sequence[Setting], new: str) -> None:
        self._members = members
        self._new = new
        own = [one for one in members if not self._is_copy(one)] or [members[0]]
        #: The one that stays if all are equal: it has the new name already, if one has.
        self._kept = next((one for one in own if one.name == new), own[0])
        #: For each name, the settings of other names: one for each value that they have.
        self._others = {
            name: [*{one.value: one for one in own[::-1] if one.name != name}.values()][::-1]
            for name in {one.name for one in members}
        }

    def verdicts(self) -> Iterator[Verdict]:
        for setting in self._members:
            if self._is_copy(setting) and setting is not self._kept:
                yield self._taken_out(setting, "it only repeats")
            elif setting.name == self._new:
                continue
            elif not self._others[setting.name]:
                yield self._renamed(setting)
            else:
                yield self._held_against(setting, self._opponent(setting))

    def _opponent(self, setting: Setting) -> Setting:
        """The one that a setting is held against: one that it differs from, if there is one."""
        others = self._others[setting.name]
        return next((one for one in others if not _is_equal(setting, one)), others[0])

    def _is_copy(self, setting: Setting) -> bool:
        """Whether a setting only repeats another one; the new name's, one that stands before it."""
        if setting.value.kind is not Kind.OTHER_NAME or len(self._members) == 1:
            return False
        return setting.name != self._new or self._members[0].name != self._new

    def _held_against(self, setting: Setting, other: Setting) -> Verdict:
        old, new = setting.name, self._new
        if setting.value.kind is Kind.UNSET:
            return self._taken_out(setting, "it stands beside")
        if other.value.kind is Kind.UNSET:
            reason = "is about the fallback from one name to the other"
            message = f"{old} is set where {new} is taken away: {reason}"
            return Verdict(setting, message, Safety.MANUAL, reason=reason, other=other)
        if not _is_equal(setting, other):
            reason = "both names are set here, to different values"
            return Verdict(
                setting, f"{old} and {new}: {reason}", Safety.REVIEW, reason=reason, other=other
            )
        if setting is self._kept:
            return self._renamed(setting)
        return self._taken_out(setting, "it stands beside")

    def _renamed(self, setting: Setting) -> Verdict:
        message = f"{setting.shown} becomes {self._new}"
        return _unless_in_doubt(Verdict(setting, message, Safety.SAFE, setting.renaming))

    def _taken_out(self, setting: Setting, why: str) -> Verdict:
        other = self._kept.name if self._kept.name != setting.name else "another one"
        if setting.removal:
            message = f"{setting.shown} goes: {why} {other}"
            return _unless_in_doubt(Verdict(setting, message, Safety.SAFE, setting.removal))
        reason = f"{why} {other}, and cannot be taken out of its place"
        return Verdict(setting, f"{setting.shown}: {reason}", Safety.MANUAL, reason=reason)


def _unless_in_doubt(verdict: Verdict) -> Verdict:
    """A verdict that is left to a person where it is not certain what the setting is."""
    doubt = verdict.setting.doubt
    if not doubt:
        return verdict
    message = f"{verdict.message}: {doubt}"
    return replace(verdict, message=message, safety=Safety.REVIEW, reason=doubt)


def _is_equal(one: Setting, other: Setting) -> bool:
    if one.value.kind is Kind.UNKNOWN:
        return False
    return one.value == other.value
