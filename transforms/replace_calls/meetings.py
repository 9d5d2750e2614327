"""Where a file uses what may be an old callable: found by names, followed to definitions."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from migrator.api import BindingKind, Definitions, Found, Reading, Span, Use
from transforms.move_symbols.calls import READERS, is_patcher
from transforms.replace_calls.objects import Object
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.routes import written


@dataclass(frozen=True, slots=True)
class Meeting:
    """A use that leads to an old callable, or may do so."""

    use: Use
    pair: Pair
    depth: int
    is_certain: bool
    #: The object on which it is called, if it is called on one, and where that stands.
    on: Object | None = None
    place: Span | None = None

    @property
    def span(self) -> Span:
        """The callee as it is written."""
        if self.place is not None:
            return self.place
        end = self.use.chain[self.depth - 1][1] if self.depth else self.use.span.end
        return Span(self.use.span.start, end)

    @property
    def callee(self) -> Use:
        """The use without what is taken from the callee."""
        return replace(self.use, chain=self.use.chain[: self.depth])


@dataclass(frozen=True)
class Meetings:
    """Finds the uses of a file that lead to old callables."""

    pairs: Sequence[Pair]
    definitions: Definitions
    #: Words that old callables are called by besides their own.
    others: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words without one of which nobody speaks of an old callable."""
        return frozenset(pair.leaf for pair in self.pairs) | self.others

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(pair.old for pair in self.pairs)

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The files that define old callables."""
        return frozenset(one.path for pair in self.pairs for one in pair.found.definitions)

    def are_possible(self, reading: Reading) -> bool:
        """Whether a file may speak of an old callable; asked before its tree is made."""
        is_patching = any(
            is_patcher(callee) or callee[-1] in READERS
            for callee in map(reading.callee, reading.calls)
        )
        imported = (
            alias.name.rpartition(".")[2]
            for statement in reading.imports
            for alias in statement.aliases
        )
        return (
            is_patching
            or not self.words.isdisjoint(imported)
            or any(self._is_possible(reading, use) for use, _depths in self._candidates(reading))
        )

    def _is_possible(self, reading: Reading, use: Use) -> bool:
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return any(reading.stars()) or f"builtins.{use.name}" in self._names
        bound = [reading.bindings[index] for index in reading.scopes[scope].bound[use.name]]
        if any(reading.imported(binding) is not None for binding in bound):
            return True
        is_assigned = any(binding.kind is BindingKind.ASSIGNMENT for binding in bound)
        return scope == 0 and (is_assigned or reading.path in self._homes)

    def _candidates(self, reading: Reading) -> Iterator[tuple[Use, list[int]]]:
        """The uses that say the word, each with how many attributes are taken up to there."""
        leaves = self.words
        renamed = {
            alias.asname
            for statement in reading.imports
            for alias in statement.aliases
            if alias.asname and alias.name.rpartition(".")[2] in leaves
        }
        for use in reading.uses:
            depths = [index + 1 for index, (name, _end) in enumerate(use.chain) if name in leaves]
            if use.name in leaves | renamed:
                depths.insert(0, 0)
            if depths:
                yield use, depths

    def of(self, reading: Reading) -> Iterator[Meeting]:
        """All of them, in order."""
        for use, depths in self._candidates(reading):
            found = (self._at(reading, use, depth) for depth in depths)
            meeting = next((one for one in found if one is not None), None)
            if meeting is not None:
                yield meeting

    def _at(self, reading: Reading, use: Use, depth: int) -> Meeting | None:
        part = replace(use, chain=use.chain[:depth])
        found = self._found(reading, part)
        for pair in self.pairs:
            if pair.is_meant(found):
                return Meeting(use, pair, depth, is_certain=True)
            if pair.may_be_meant(found):
                return Meeting(use, pair, depth, is_certain=False)
            if not pair.found.is_certain and pair.old in (ways := written(reading, part)):
                return Meeting(use, pair, depth, is_certain=len(ways) == 1)
        for dotted in () if _is_plain(found) else written(reading, part):
            imported = self.imported(dotted)
            if imported is not None:
                return Meeting(use, imported, depth, is_certain=False)
        return None

    def _found(self, reading: Reading, part: Use) -> Found:
        """What a use stands for; where one import says it all, the file's tree is not asked."""
        scope = reading.lookup(part.name, part.scope, part.order)
        bound = reading.scopes[0].bound.get(part.name, ()) if scope == 0 else ()
        if len(bound) == 1 and not any(reading.stars()):
            binding = reading.bindings[bound[0]]
            target = reading.imported(binding)
            is_global = binding.statement >= 0 and reading.imports[binding.statement].scope != 0
            if target is not None and not binding.conditional and not is_global:
                return self.definitions.look_up(part.dotted(target))
        return self.definitions.of_use(reading, part)

    def heir(self, reading: Reading, one: Meeting) -> str:
        """The class by which a class method is called that only inherits it."""
        if not one.depth or not one.pair.is_class_method:
            return ""
        owner = replace(one.use, chain=one.use.chain[: one.depth - 1])
        names = self.definitions.of_use(reading, owner).names
        homes = {found.dotted.rpartition(".")[0] for found in one.pair.found.definitions}
        return next((name.rpartition(".")[2] for name in names - homes), "")

    def imported(self, dotted: str) -> Pair | None:
        """The old callable that an import surely brings."""
        found: Found = self.definitions.look_up(dotted)
        for pair in self.pairs:
            if pair.is_meant(found) or (not pair.found.is_certain and dotted == pair.old):
                return pair
        return None


def _is_plain(found: Found) -> bool:
    """Whether it ends at definitions that show what they are."""
    hidden = any(isinstance(one.node, ast.Global) for one in found.definitions)
    return found.is_certain and not hidden
