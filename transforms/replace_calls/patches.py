"""Strings that name old callables for tests to replace them, and what tests put in their place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from migrator.api import Call, Definitions, Project, Read, Reading, Span, Use
from transforms.move_symbols.calls import READERS, dotted_target, is_patcher
from transforms.move_symbols.variables import variables
from transforms.replace_calls.facts import FileFacts, Patch, StandIn
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.routes import Routes
from transforms.replace_calls.stand_ins import StandIns
from transforms.replace_calls.tree import Tree


@dataclass(frozen=True)
class Patches:
    """Reads the strings of files."""

    project: Project
    definitions: Definitions
    routes: Routes
    pairs: tuple[Pair, ...]

    def added(self, facts: FileFacts, read: Read[Reading], tree: Tree) -> FileFacts:
        """What a file says, with what it replaces by strings."""
        reading = read.facts
        roots = {use: one.root for one in variables(reading, {}) for use in one.uses}
        patches: list[Patch] = []
        stand_ins: list[StandIn] = []
        looked_up: set[str] = set()
        for call in reading.calls:
            callee = reading.callee(call)
            if callee[-1] in READERS:
                target = dotted_target(reading, call, roots)
                looked_up |= self.routes.hops(target[0]) if target else frozenset()
            elif is_patcher(callee):
                for patch, pair in self._named(read, call, callee, roots):
                    patches.append(patch)
                    node = tree.calls.get(call.span)
                    stand_ins += StandIns(tree, patch, pair).of(node) if node else ()
        return replace(
            facts,
            patches=tuple(patches),
            stand_ins=tuple(stand_ins),
            looked_up=frozenset(looked_up),
        )

    def _named(
        self, read: Read[Reading], call: Call, callee: tuple[str, ...], roots: Mapping[Use, str]
    ) -> Iterator[tuple[Patch, Pair]]:
        reading = read.facts
        if callee[-1] == "multiple":
            yield from self._multiple(read, call)
            return
        first = call.arguments[0] if call.arguments else None
        aimed = dotted_target(reading, call, roots)
        if aimed is not None:
            value, string = aimed
        elif first is not None and first.string is not None:
            string = reading.strings[first.string]
            value = string.value
        else:
            return
        fixed = "" if string.text is not None else "it is not written in one plain piece"
        found = self._patch(read, value, string.span, string.text, fixed, is_beside=bool(aimed))
        if found is not None:
            yield found

    def _multiple(self, read: Read[Reading], call: Call) -> Iterator[tuple[Patch, Pair]]:
        first = call.arguments[0] if call.arguments else None
        if first is None or first.string is None:
            return
        module = read.facts.strings[first.string].value
        for argument in call.arguments[1:]:
            found = self._patch(
                read,
                f"{module}.{argument.keyword}",
                argument.span,
                None,
                "it is one of several that are replaced together",
                is_beside=True,
            )
            if found is not None:
                yield found

    def _patch(
        self,
        read: Read[Reading],
        value: str,
        span: Span,
        text: Span | None,
        fixed: str,
        *,
        is_beside: bool,
    ) -> tuple[Patch, Pair] | None:
        pair = self._aimed_at(value)
        module = self.project.layout.longest_module(value.rpartition(".")[0]) if pair else None
        owner = self.project.layout.path(module) if module else None
        if pair is None or module is None or owner is None:
            return None
        if not read.editable:
            fixed = f"{read.path} is not to be changed"
        elif read.is_suppressed(span):
            fixed = "suppressed"
        name = value[len(module) + 1 :]
        aim = self._aim(value)
        return Patch(span, pair.old, value, aim, text, is_beside, owner, name, fixed), pair

    def _aim(self, value: str) -> str:
        """A dotted name, the modules and classes on its way by their own names."""
        owner, _dot, leaf = value.rpartition(".")
        names = self.definitions.look_up(owner).names
        return f"{next(iter(names))}.{leaf}" if len(names) == 1 else value

    def _aimed_at(self, value: str) -> Pair | None:
        leaf = value.rpartition(".")[2]
        if not all(word.isidentifier() for word in value.split(".")) or "." not in value:
            return None
        found = self.definitions.look_up(value)
        for pair in self.pairs:
            if pair.is_meant(found) or (not pair.found.is_certain and pair.old == value):
                return pair
            if pair.leaf == leaf and value in self.routes.hops(pair.old):
                return pair
        return None
