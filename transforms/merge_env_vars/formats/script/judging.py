"""What becomes of all that was found in a script: fallbacks first, then what is left."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.script.asked import Asked
from transforms.merge_env_vars.formats.script.bridges import bridges
from transforms.merge_env_vars.formats.script.chains import Chains, Collapse
from transforms.merge_env_vars.formats.script.ranges import Ranges
from transforms.merge_env_vars.formats.script.script import (
    NOT_KNOWN,
    Entry,
    Found,
    Rewriting,
    Script,
    Use,
)
from transforms.merge_env_vars.formats.script.shapes import tops
from transforms.merge_env_vars.formats.script.uses import transition_of
from transforms.merge_env_vars.formats.script.waiting import WAITS, Waiting
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.places import Place, Places, Setting, Value

#: A text that any quotes may stand around.
_PLAIN = re.compile(r"""'([^'"`\\$]*)'|`([^'"`\\$]*)`""")
_CROSSED = "is set by one name and taken away by the other"


def judged(script: Script, found: Iterable[Found], kept: Mapping[Span, str]) -> Places:
    """What becomes of all that was found; in ranges that are kept, of nothing."""
    left = []
    manual = []
    ranges = Ranges(kept.items())
    for one in found:
        reason = ranges.holding(_span(one))
        if reason is None:
            left.append(one)
        elif (place := _as_manual(script, one, reason)) is not None:
            manual.append(place)
    judging = _Judging(script, left)
    places, settings = judging.transition() if script.names.transition else judging.merge()
    return Places((*manual, *places), tuple(settings))


def _span(found: Found) -> Span:
    return found.setting.span if isinstance(found, Entry) else found.span


def _as_manual(script: Script, found: Found, reason: str) -> Place | None:
    """A place that must stay as it is; nothing if it has the new name."""
    if isinstance(found, Entry):
        setting = found.setting
        if setting.name not in script.names.old:
            return None
        return _manual(setting.name, setting.span, setting.shown, reason)
    name = found.old if isinstance(found, Place) else found.name
    return _manual(name, found.span, found.shown, reason)


def _manual(name: str, span: Span, shown: str, reason: str) -> Place:
    return Place(name, span, shown, safety=Safety.MANUAL, reason=reason)


class _Judging:
    """What was found in one script, on its way to its places."""

    def __init__(self, script: Script, found: Sequence[Found]) -> None:
        self._script = script
        self._names = script.names
        self._places = [one for one in found if isinstance(one, Place)]
        self._uses = [one for one in found if isinstance(one, Use)]
        self._entries = [one for one in found if isinstance(one, Entry)]

    def transition(self) -> tuple[list[Place], list[Setting]]:
        """Reads fall back to the old name; what sets a name stays."""
        falling = [
            place
            for use in self._uses
            if not use.doubt and not self._falls_back(use.node, use.name)
            if (place := transition_of(use)) is not None
        ]
        return [*falling, *self._places], [entry.setting for entry in self._entries]

    def _falls_back(self, node: Node, name: str) -> bool:
        """Whether the new name is asked for beside the old one."""
        return any(self._script.holds_both(span_of(top), name) for top in tops(node))

    def merge(self) -> tuple[list[Place], list[Setting]]:
        """Everything has the new name."""
        set_by_property = (entry.use for entry in self._entries)
        uses = [*self._uses, *(use for use in set_by_property if use and self._is_old(use))]
        rewriting = Rewriting(self._script.code, (edit for use in uses for edit in use.edits))
        asked = Asked(self._script, uses)
        found = [
            *Chains(self._script, asked).collapses(),
            *bridges(self._script, uses, asked),
        ]
        collapses = Ranges((one.covers, one) for one in found)
        removed = Ranges(
            (Span(edit.start, edit.end), edit)
            for one in collapses.kept()
            for edit in one.place.edits
        )
        places = [
            *(one.place for one in collapses.kept()),
            *_also_kept(uses, collapses),
            *(use.place() for use in self._uses if collapses.holding(use.span) is None),
            *(one for one in self._places if removed.holding(one.span) is None),
        ]
        entries = [one for one in self._entries if collapses.holding(one.setting.span) is None]
        settings, doubtful = _Settings(self._script, rewriting).of(entries)
        waiting = Waiting(self._script, settings)
        return [*map(waiting.judged, places), *doubtful], settings

    def _is_old(self, use: Use) -> bool:
        return use.name in self._names.old


def _also_kept(uses: Sequence[Use], collapses: Ranges[Collapse]) -> Iterator[Place]:
    """The other old names of fallbacks that nobody can judge."""
    for use in uses:
        one = collapses.holding(use.span)
        if one is not None and one.place.safety is Safety.MANUAL and one.place.span != use.span:
            yield _manual(use.name, use.span, use.shown, one.place.reason)


class _Settings:
    """The settings of a script, with what they set their names to."""

    def __init__(self, script: Script, rewriting: Rewriting) -> None:
        self._script = script
        self._names = script.names
        self._rewriting = rewriting

    def of(self, entries: Sequence[Entry]) -> tuple[list[Setting], list[Place]]:
        """The settings, and as places those that are none for sure, or have to wait."""
        sure, doubtful = self._sure(entries)
        beside = [one.setting for one in sure if one.opposite is None]
        undecided = Ranges(
            (declaration, verdict.setting)
            for verdict in verdicts(beside, self._names)
            if not verdict.edits
            if (declaration := self._script.declaration_at(verdict.setting.span)) is not None
        )
        settings, waiting = [], []
        for entry in sure:
            setting = entry.setting
            other = None if entry.opposite is not None else undecided.holding(setting.span)
            if self._waits(setting, other):
                waiting.append(_manual(setting.name, setting.span, setting.shown, WAITS))
            else:
                settings.append(setting)
        return settings, [*doubtful, *waiting]

    def _waits(self, setting: Setting, undecided: Setting | None) -> bool:
        """Whether a call has the setting in another place, and that cannot change yet."""
        if undecided is None or undecided.group == setting.group:
            return False
        is_same = self._names.new(undecided.name) == self._names.new(setting.name)
        return is_same and setting.name in self._names.old

    def _sure(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[Place]]:
        together: dict[tuple[int, str], set[str]] = defaultdict(set)
        for entry in entries:
            setting = entry.setting
            together[setting.group, self._names.new(setting.name)].add(setting.name)
        settings, places = [], []
        for entry in entries:
            setting = entry.setting
            new = self._names.new(setting.name)
            names = together[setting.group, new]
            if setting.name != new and self._is_crossed(entry, together):
                places.append(_manual(setting.name, setting.span, setting.shown, _CROSSED))
            elif entry.is_doubtful and new not in names:
                edits, doubt = setting.renaming, NOT_KNOWN
                name, span, shown = setting.name, setting.span, setting.shown
                places.append(Place(name, span, shown, edits, Safety.REVIEW, doubt))
            elif not entry.is_doubtful or len(names) > 1:
                settings.append(replace(entry, setting=self._valued(entry)))
        return settings, places

    def _is_crossed(self, entry: Entry, together: Mapping[tuple[int, str], set[str]]) -> bool:
        """Whether a block sets a name and takes away the other one."""
        if entry.opposite is None:
            return False
        new = self._names.new(entry.setting.name)
        here = together[entry.setting.group, new]
        there = together.get((entry.opposite, new), set())
        return new not in here and new in there

    def _valued(self, entry: Entry) -> Setting:
        if entry.value is None:
            return entry.setting
        text = self._rewriting.text(entry.value)
        plain = _PLAIN.fullmatch(text)
        text = f'"{plain.group(1) or plain.group(2) or ""}"' if plain else text
        value = Value(entry.setting.value.kind, f"{entry.prefix} {text}".strip())
        return replace(entry.setting, value=value)
