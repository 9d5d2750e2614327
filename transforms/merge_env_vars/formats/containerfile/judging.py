"""What becomes of the declarations of a Dockerfile, and of what depends on them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from migrator.api import Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.containerfile.declarations import (
    Declaration,
    Declarations,
    crossed,
    in_effect,
    mark,
)
from transforms.merge_env_vars.formats.containerfile.instructions import (
    Instruction,
    Instructions,
)
from transforms.merge_env_vars.formats.containerfile.removal import without_pairs
from transforms.merge_env_vars.formats.containerfile.stages import Stages
from transforms.merge_env_vars.formats.order import by_order, undecided, waiting
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting

#: Between two settings these need none of them.
_IDLE = frozenset({b"ARG", b"ENV", b"LABEL", b"MAINTAINER"})
_HIDDEN = "an ARG and an ENV, or two stages, give the two names different values"
_FROM_OUTSIDE = "the base image may set it by the old name"
_REPEATS = "it goes, since it only repeats the other name"
_SECOND = "the new name is declared beside it, and falls back to it"


class Judging:
    """The declarations of a file, and how they stand to each other."""

    def __init__(
        self,
        source: Source,
        names: Names,
        found: Instructions,
        stages: Stages,
        declarations: Declarations,
    ) -> None:
        self._source = source
        self._names = names
        self._stages = stages
        self._pairs = declarations.pairs
        self._declared = in_effect(declarations.all, names)
        self._acting = [one.span.start for one in found.all if one.keyword not in _IDLE]
        declared_at = {one.setting.span for one in self._declared}
        #: Where a variable is named by either name and not declared, in order.
        self._asked: dict[str, list[int]] = defaultdict(list)
        for span, name in names.in_text(found.text):
            if span not in declared_at:
                self._asked[names.new(name)].append(span.start)
        #: Which names a stage declares, by the number of the stage.
        self._own = {(one.stage, one.setting.name) for one in self._declared}

    def places(self, found: Sequence[Place], in_commands: Sequence[Setting]) -> Places:
        """The declarations, and what else was found, with what becomes of it."""
        repeating = {one.setting.span: one for one in self._declared if self._only_repeats(one)}
        settings = self._in_order(repeating)
        open_names = undecided(settings, self._names)
        hidden = crossed(self._declared, self._stages, self._names) - open_names
        judged = _Judged(self._names, open_names, hidden)
        if self._names.transition:
            copies = [
                one.setting.value_span
                for one in self._declared
                if one.setting.value.kind is Kind.OTHER_NAME
            ]
            found = [*_outside(found, copies), *self._second_arguments(open_names)]
            bare = (replace(setting, removal=()) for setting in settings)
            return Places(tuple(map(judged.place, found)), (*bare, *in_commands))
        removals = self._removals(settings, repeating.values(), open_names | hidden)
        found = [*self._with_repeated(found, repeating.values(), removals)]
        told, settings = judged.settings(settings, removals)
        held = {one.span for one in in_commands if judged.holds(one)}
        told += [waiting(_as_place(one)) for one in in_commands if one.span in held]
        kept = (one for one in in_commands if one.span not in held)
        return Places((*map(judged.place, found), *told), (*settings, *kept))

    def _only_repeats(self, one: Declaration) -> bool:
        """Whether an ``ENV`` has the value of the other name, which its stage does not declare."""
        setting, names = one.setting, self._names
        if not one.is_env or one.instruction.on_build or setting.value.kind is not Kind.OTHER_NAME:
            return False
        return not any(
            (one.stage, name) in self._own
            for name in names.all - {setting.name}
            if names.new(name) == names.new(setting.name)
        )

    def _in_order(self, repeating: Container[Span]) -> list[Setting]:
        """The settings that meet others, where the first stays if it is needed in between."""
        wholes = {one.setting.span: one.instruction.span for one in self._declared}

        def is_needed(first: Setting, second: Setting) -> bool:
            after, until = wholes[first.span].end, wholes[second.span]
            acts = bisect_right(self._acting, after) < bisect_left(self._acting, until.start)
            asked = self._asked[self._names.new(first.name)]
            return acts or bisect_right(asked, after) < bisect_left(asked, until.end)

        settings = (one.setting for one in self._declared if one.setting.span not in repeating)
        return [*by_order(settings, self._names, is_needed)]

    def _removals(
        self,
        settings: Sequence[Setting],
        repeating: Iterable[Declaration],
        closed: Container[str],
    ) -> dict[Edit, tuple[Edit, ...]]:
        """The edits that each mark stands for, of those that go."""
        new = self._names.new
        marks = {edit for one in self._declared for edit in one.setting.removal}
        going = {
            edit
            for verdict in verdicts(settings, self._names)
            if new(verdict.setting.name) not in closed
            for edit in verdict.edits
            if edit in marks
        }
        for one in repeating:
            if new(one.setting.name) not in closed and self._is_known(one):
                going.update(one.setting.removal)
        removals: dict[Edit, tuple[Edit, ...]] = {}
        starts = {edit.start for edit in going}
        for instruction, pairs in self._pairs:
            if any(pair.name.start in starts for pair in pairs):
                taken = without_pairs(self._source, instruction, pairs, starts, self._names)
                removals |= {mark(pair.name): taken.get(pair.name.start, ()) for pair in pairs}
        return removals

    def _is_known(self, one: Declaration) -> bool:
        """Whether the value that is repeated is sure to be there by the new name."""
        names = self._names
        return one.setting.name in names.old or any(
            (stage, name) in self._own
            for stage in self._stages.ancestors(one.stage)
            for name in names.old
            if names.new(name) == one.setting.name
        )

    def _with_repeated(
        self,
        found: Sequence[Place],
        repeating: Iterable[Declaration],
        removals: Mapping[Edit, tuple[Edit, ...]],
    ) -> Iterator[Place]:
        """The places, where the one in a value that only repeats takes out its name."""
        values: dict[int, tuple[int, tuple[Edit, ...]]] = {}
        for one in repeating:
            setting = one.setting
            edits = removals.get(mark(setting.span), ())
            if setting.name in self._names.old:
                yield Place(setting.name, setting.span, setting.shown, edits, note=_REPEATS)
            elif setting.value_span is not None:
                values[setting.value_span.start] = setting.value_span.end, edits
        starts = sorted(values)
        for place in found:
            at = bisect_right(starts, place.span.start)
            end, edits = values[starts[at - 1]] if at else (0, ())
            if place.span.end > end:
                yield place
            elif edits:
                yield replace(place, edits=edits, note=_REPEATS)
            else:
                yield replace(place, edits=(), safety=Safety.MANUAL, reason=_FROM_OUTSIDE)

    def _second_arguments(self, open_names: Container[str]) -> Iterator[Place]:
        """The new name beside every ``ARG`` of an old one, so that both can be given."""
        names, told = self._names, set()
        added: dict[Instruction, list[Setting]] = defaultdict(list)
        for one in self._declared:
            setting = one.setting
            new = names.new(setting.name)
            is_first = (one.stage, new) not in self._own and (one.stage, new) not in told
            if setting.name in names.old and not one.is_env and is_first:
                told.add((one.stage, new))
                if new not in open_names:
                    added[one.instruction].append(setting)
        for instruction, settings in added.items():
            end = instruction.span.end
            keyword = settings[0].shown.removesuffix(settings[0].name)
            text = "".join(
                f"{self._source.newline}{keyword}{names.new(setting.name)}=${setting.name}"
                for setting in settings
            )
            edits = (Edit(end, end, text.encode()),)
            for setting in settings:
                yield Place(setting.name, setting.span, setting.shown, edits, note=_SECOND)


class _Judged:
    """What waits for a person, by the new names of settings."""

    def __init__(self, names: Names, open_names: frozenset[str], hidden: frozenset[str]) -> None:
        self._names = names
        self._open = open_names
        self._hidden = hidden

    def place(self, place: Place) -> Place:
        new = self._names.new(place.old)
        if new in self._open or (new in self._hidden and not place.edits):
            return waiting(place)
        if new in self._hidden and place.safety is not Safety.MANUAL:
            return replace(place, safety=Safety.REVIEW, reason=_HIDDEN)
        return place

    def holds(self, setting: Setting) -> bool:
        """Whether what a command sets for itself has to wait."""
        return setting.name in self._names.old and self._names.new(setting.name) in self._open

    def settings(
        self, settings: Iterable[Setting], removals: Mapping[Edit, tuple[Edit, ...]]
    ) -> tuple[list[Place], list[Setting]]:
        """Those that can change only with others as places, and the others with their removals."""
        settings = list(settings)
        changing = {
            verdict.setting.span: verdict.edits
            for verdict in verdicts(settings, self._names)
            if verdict.edits
        }
        told, kept = [], []
        for setting in settings:
            new = self._names.new(setting.name)
            is_bound = new in self._open or new in self._hidden
            if setting.name != new and is_bound and setting.span in changing:
                edits = setting.renaming if changing[setting.span] == setting.renaming else ()
                told.append(self.place(replace(_as_place(setting), edits=edits)))
            else:
                removal = [
                    edit for one in setting.removal for edit in removals.get(one, _unmarked(one))
                ]
                kept.append(replace(setting, removal=tuple(removal)))
        return told, kept


def _as_place(setting: Setting) -> Place:
    return Place(setting.name, setting.span, setting.shown, outside=setting.outside)


def _unmarked(edit: Edit) -> tuple[Edit, ...]:
    """What is no mark stays as it is; a mark for what does not go stands for nothing."""
    return (edit,) if edit.text else ()


def _outside(places: Iterable[Place], spans: Iterable[Span | None]) -> Iterator[Place]:
    """The places that lie in none of some ranges, which do not touch."""
    ordered = sorted(span for span in spans if span is not None)
    starts = [span.start for span in ordered]
    for place in places:
        at = bisect_right(starts, place.span.start)
        if not at or place.span.end > ordered[at - 1].end:
            yield place
