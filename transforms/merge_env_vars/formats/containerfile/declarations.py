"""What ``ENV`` and ``ARG`` declare, and how the declarations of one setting stand together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from migrator.api import CannotReadError, Edit, Source, Span, spans
from transforms.merge_env_vars.formats.containerfile.instructions import (
    Instruction,
    Instructions,
)
from transforms.merge_env_vars.formats.containerfile.stages import Stages
from transforms.merge_env_vars.formats.containerfile.words import (
    OpenQuoteError,
    Pair,
    pairs,
    unquoted,
)
from transforms.merge_env_vars.formats.interpolation import value_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value, renamed

BUILD_ARGUMENTS = "docker build arguments"
KEYWORDS = (b"ARG", b"ENV")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name in an ``ENV`` or ``ARG``."""

    #: Its removal is a mark only: which edits take it out depends on what else goes.
    setting: Setting
    instruction: Instruction
    stage: int

    @property
    def is_env(self) -> bool:
        """Whether it reaches the stages that start from its own one, and what runs in them."""
        return self.instruction.keyword == b"ENV"


def mark(name: Span) -> Edit:
    """Stands for the edits that take out a name."""
    return Edit(name.start, name.end, b"")


class Declarations:
    """The declarations of a file, as far as it was read."""

    def __init__(self, source: Source, found: Instructions, stages: Stages, names: Names) -> None:
        #: What the instructions declare that hold a name.
        self.pairs: list[tuple[Instruction, Sequence[Pair]]] = []
        #: The old and new names in them.
        self.all: list[Declaration] = []
        self._source = source
        self._found = found
        self._stages = stages
        self._names = names

    def read(self, one: Instruction) -> Sequence[Pair]:
        """What an instruction declares; raises `CannotReadError` where it is ill-formed."""
        try:
            found = pairs(self._found.text, one.arguments, self._found.escape, one.keyword)
        except OpenQuoteError:
            found = None
        if not found:
            line = self._source.line_of(one.span.start)
            raise CannotReadError(f"line {line} is no {one.keyword.decode()}")
        self.pairs.append((one, found))
        stage = self._stages.of(one.span.start)
        for pair in found:
            name = self._found.text[slice(*pair.name)].decode(errors="replace")
            if name in self._names.all:
                self.all.append(Declaration(self._setting(one, pair, name, stage), one, stage))
        return found

    def _setting(self, one: Instruction, pair: Pair, name: str, stage: int) -> Setting:
        new = self._names.new(name)
        shown = f"{one.keyword.decode()} {name}"
        return Setting(
            name,
            pair.name,
            f"ONBUILD {shown}" if one.on_build else shown,
            (stage * 2 + KEYWORDS.index(one.keyword)) * 2 + one.on_build,
            self._value(pair, name),
            pair.value,
            renaming=renamed(pair.name, new) if name != new else (),
            removal=(mark(pair.name),),
            outside=BUILD_ARGUMENTS if one.keyword == b"ARG" else "",
        )

    def _value(self, pair: Pair, name: str) -> Value:
        if pair.value is None:
            return Value(Kind.LISTED)
        value = unquoted(self._found.text, pair.value, self._found.escape)
        return value_of(value, self._names, name, Span(0, len(value)))


def in_effect(declared: Sequence[Declaration], names: Names) -> list[Declaration]:
    """The declarations, where a reference has the value from before its instruction."""
    firsts: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for one in declared:
        key = (one.setting.group, names.new(one.setting.name))
        firsts[key].setdefault(one.setting.name, one.instruction.span.start)
    result = []
    for one in declared:
        setting = one.setting
        others = firsts[setting.group, names.new(setting.name)].items()
        starts = [start for name, start in others if name != setting.name]
        repeats_itself = starts and min(starts) == one.instruction.span.start
        new = names.new(setting.name)
        is_itself = setting.value.kind is Kind.OTHER_NAME and repeats_itself
        if is_itself or setting.value.text == f"${new}":
            setting = replace(setting, value=Value(Kind.TEXT, f"${{{new}}}"))
        result.append(replace(one, setting=setting))
    return result


def crossed(declared: Sequence[Declaration], stages: Stages, names: Names) -> frozenset[str]:
    """The new names of settings that would hide another one, which is declared in another way.

    That may be an ``ARG`` behind an ``ENV``, or an ``ENV`` of the stage that another starts from.
    """
    distinct: dict[tuple[str, int], dict[Value, Declaration]] = defaultdict(dict)
    for one in declared:
        setting = one.setting
        if not one.instruction.on_build and not _refers_to(setting.value, names.new(setting.name)):
            known = distinct[setting.name, setting.group]
            # Of two values, one differs from whatever another name has.
            if len(known) < 2:
                known.setdefault(setting.value, one)
    members = [one for known in distinct.values() for one in known.values()]
    by_name: dict[str, list[Declaration]] = defaultdict(list)
    for one in members:
        by_name[one.setting.name].append(one)
    return frozenset(
        names.new(one.setting.name)
        for one in members
        if one.setting.name in names.old
        for other in by_name[names.new(one.setting.name)]
        if _hides(one, other, stages)
    )


def _hides(one: Declaration, other: Declaration, stages: Stages) -> bool:
    if one.setting.group == other.setting.group or not _meet(one, other, stages):
        return False
    return one.is_env != other.is_env or one.setting.value != other.setting.value


def _meet(one: Declaration, other: Declaration, stages: Stages) -> bool:
    """Whether one stage sees both."""
    if one.stage == other.stage:
        return True
    return (one.is_env and one.stage in stages.ancestors(other.stage)) or (
        other.is_env and other.stage in stages.ancestors(one.stage)
    )


def _refers_to(value: Value, new: str) -> bool:
    return value.kind is Kind.OTHER_NAME or any(spans(value.text.encode(), {new}))
