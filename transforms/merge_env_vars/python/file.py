"""One Python file, as all that reads it here sees it."""

import ast
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from migrator.api import Edit, ModuleName, PythonSource, Span, apply, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Place, Setting, renamed
from transforms.merge_env_vars.python.access import Accesses
from transforms.merge_env_vars.python.meanings import Meanings
from transforms.merge_env_vars.python.words import Inside, Occurrence, occurrences

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InBlock:
    """A setting by a statement of a block."""

    block: int
    #: What it is set in.
    receiver: str
    setting: Setting
    #: What is told instead where nothing shows that it is a setting.
    doubted: Place | None


class File:
    """A file with the names in it, and what is known of it so far."""

    def __init__(
        self, source: PythonSource, module: ModuleName, names: Names, options: MergeOptions
    ) -> None:
        self.source = source
        self.module = module
        self.names = names
        self.options = options
        #: Where names stand that have been spoken for together with another one.
        self.taken: set[int] = set()
        #: Where names stand that are there on purpose, by name.
        self.on_purpose: dict[str, list[int]] = {}
        #: What has been worked out.
        self._made: dict[object, object] = {}
        #: Settings by statements.
        self.in_blocks: list[InBlock] = []
        #: Groups of settings that have no offset of their own, by what they have in common.
        self._groups: dict[object, int] = {}

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Every old and new name, in order."""
        return occurrences(self.source, self.names)

    @cached_property
    def meanings(self) -> Meanings:
        """What the expressions around the names mean."""
        around = (one.inside for one in self.occurrences)
        return Meanings(self.source, self.module, around)

    @cached_property
    def accesses(self) -> Accesses:
        """The expressions that ask for the names."""
        return Accesses(self.occurrences, self.meanings, self.options.readers)

    def meaning(self, node: ast.AST | None) -> str:
        """The dotted name that an expression stands for; nothing where it is something else."""
        return self.meanings.of(node)

    def span(self, node: ast.AST) -> Span:
        """Where a node stands."""
        return span_of(self.source, node)

    def text(self, node: ast.AST) -> str:
        """A node as it is written."""
        return self.source.code[slice(*self.span(node))].decode()

    def merged(self, node: ast.expr) -> str:
        """An expression as it reads after the merge; equal ones may be written differently."""
        span = self.span(node)
        edits = [
            edit.shifted(-span.start)
            for one in self.within(span)
            if one.in_string
            for edit in self.renaming(one)
        ]
        if not edits:
            return ast.unparse(node)
        text = apply(self.source.code[slice(*span)], edits)
        return ast.unparse(ast.parse(b"(" + text + b"\n)", mode="eval"))

    def is_old(self, name: str) -> bool:
        """Whether a name goes."""
        return name in self.names.old

    def renaming(self, occurrence: Occurrence) -> tuple[Edit, ...]:
        """What writes the new name; nothing where it stands there."""
        if not self.is_old(occurrence.name):
            return ()
        return renamed(occurrence.span, self.names.new(occurrence.name))

    def within(self, span: Span) -> Sequence[Occurrence]:
        """The names that stand in a range."""
        starts = self._starts
        return self.occurrences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.occurrences]

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What is worked out of a file, and asked for again and again."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def take(self, several: Iterable[Occurrence]) -> None:
        """Note that names have been spoken for."""
        self.taken.update(one.span.start for one in several)

    def group(self, key: object) -> int:
        """The number of a group that is no mapping and no list: below zero, so it is no offset."""
        return self._groups.setdefault(key, -1 - len(self._groups))


#: What is said of a name; an empty answer says that it is known, and nothing to be told.
Answer = Sequence[Place | Setting]

#: Speaks of an old or a new name where that is its business, and of other names that belong to
#: the same thing (it has to `take` these); None where it is not, and others are asked.
Reader = Callable[[File, Occurrence], Answer | None]

__all__ = ["Answer", "File", "InBlock", "Inside", "Reader"]
