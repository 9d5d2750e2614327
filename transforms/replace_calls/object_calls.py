"""Calls of methods on objects: ``manager.send(1)``."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from migrator.api import (
    ClassDefinition,
    Definitions,
    Function,
    Place,
    Project,
    PythonSource,
    Read,
    Reading,
    Span,
    Use,
    chain,
    read,
)
from transforms.replace_calls.meetings import Meeting
from transforms.replace_calls.objects import Objects
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.tree import Tree

Reads = Mapping[str, Read[Reading]]
_CLASS = re.compile(rb"\bclass[ \t]+(\w+)[^:(\n]*\(([^)]*)\)")
#: Beyond, a class has too many heirs to tell its objects apart.
_MOST = 200


@dataclass(slots=True)
class ObjectCalls:
    """Finds the calls of old methods on objects whose class the text shows."""

    project: Project
    definitions: Definitions
    pairs: Sequence[Pair]
    reads: Reads
    #: What was read of files again, for the names of the objects.
    readings: dict[str, Reading] = field(default_factory=dict)
    #: How many calls there are on objects of which nothing is known.
    unknown: Counter[str] = field(default_factory=Counter)
    _overriding: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    #: The files that may call old methods on objects that can be told.
    _possible: set[str] = field(default_factory=set)

    @property
    def methods(self) -> list[Pair]:
        """The pairs whose old callable is a method."""
        return [pair for pair in self.pairs if pair.is_member and pair.found.is_certain]

    def widened(self) -> Reads:
        """All files, those that may call methods on objects read for the names of these as well."""
        if not self.methods:
            return self.reads
        family = frozenset(name for pair in self.methods for name in self._family(pair))
        for path, one in self.reads.items():
            source = self._source(path) if self._may_call(one.facts, family) else None
            if source is None:
                self._count(one.facts)
                continue
            self._possible.add(path)
            roots = {_root(node) for node in self._attributes(Tree(source, one.facts), one.facts)}
            if not roots <= one.facts.words:
                words = one.facts.words | roots - {""}
                self.readings[path] = read(source, self.definitions.module(path), words)
        return {
            path: Read(path, self.readings.get(path, one.facts), one.suppressed, one.editable)
            for path, one in self.reads.items()
        }

    def are_possible(self, read: Read[Reading]) -> bool:
        """Whether a file may call an old method on an object that can be told."""
        return read.path in self._possible

    def notes(self) -> Iterator[str]:
        """What is to be said of objects of which nothing is known."""
        for old, count in self.unknown.items():
            leaf = old.rpartition(".")[2]
            times = "once" if count == 1 else f"{count} times"
            unknown = f"a `{leaf}` is taken {times} from something whose class the text hides"
            yield f"{unknown}: look whether that is {old}"

    def of(self, tree: Tree, reading: Reading, known: Sequence[Meeting]) -> Iterator[Meeting]:
        """The calls of a file that lead to old methods by way of objects."""
        objects = Objects(self.definitions, tree)
        covered = {one.span.end for one in known}
        uses = {use.span.start: use for use in reading.uses}
        nodes = list(self._attributes(tree, reading)) if self.methods else []
        #: Objects that are given an attribute of that name, which hides the method.
        hiding = {ast.unparse(node) for node in nodes if not isinstance(node.ctx, ast.Load)}
        for node in nodes:
            span = tree.span(node)
            use = uses.get(span.start)
            if span.end not in covered and use is not None:
                for one in self._at(objects, node, use, span):
                    yield replace(one, is_certain=ast.unparse(node) not in hiding)

    def _at(self, objects: Objects, node: ast.Attribute, use: Use, span: Span) -> Iterator[Meeting]:
        found = objects.of(node.value)
        for pair in self.methods:
            if pair.leaf != node.attr:
                continue
            if found is None:
                self.unknown[pair.old] += 1
            elif pair.is_meant(self.definitions.member(found.owner, node.attr)):
                depth = len(chain(node)) - 1 if chain(node) else 0
                yield Meeting(use, pair, max(depth, 0), True, found, span)

    def overriding(self, pair: Pair, owner: ClassDefinition) -> list[str]:
        """The heirs of a class that have a method of their own instead of an old one."""
        if pair.old not in self._overriding:
            self._overriding[pair.old] = dict(self._heirs(pair))
        several = self._overriding[pair.old].items()
        return sorted(name for name, ancestors in several if owner.dotted in ancestors)

    def _heirs(self, pair: Pair) -> Iterator[tuple[str, frozenset[str]]]:
        """The classes that override an old method, each with all that they inherit from."""
        for path, one in self.reads.items():
            if not any(place is Place.DEFINITION for _span, place in one.facts.occurrences):
                continue
            source = self._source(path)
            for node in ast.walk(source.tree) if source else ():
                if isinstance(node, ast.ClassDef) and _defines(node, pair.leaf):
                    yield node.name, frozenset(self._ancestors(path, node))

    def _ancestors(self, path: str, node: ast.ClassDef) -> Iterator[str]:
        for base in node.bases:
            names = chain(base)
            found = self.definitions.inside(path, names[0]) if names else None
            for one in self.definitions.attributes(found, names[1:]).definitions if found else ():
                if isinstance(one, ClassDefinition) and one.node is not node:
                    yield one.dotted
                    yield from self._ancestors(one.path, one.node)

    # Which files matter

    def _may_call(self, reading: Reading, family: frozenset[str]) -> bool:
        """Whether a file may call an old method on an object that can be told."""
        leaves = {pair.leaf for pair in self.methods}
        data = self.project.files.read(reading.path) or b""
        if not any(place is Place.ATTRIBUTE for _span, place in reading.occurrences):
            return False
        if any(name.encode() in data for name in family):
            return True
        objects = {use.name for use in reading.uses if leaves & {name for name, _end in use.chain}}
        return any(
            isinstance(one.value, ast.Call)
            for statement in reading.imports
            for alias in statement.aliases
            if alias.local in objects
            for one in self.definitions.look_up(statement.target(alias)).definitions
        )

    def _count(self, reading: Reading) -> None:
        """Count what is taken from objects in a file that is not looked at."""
        data = self.project.files.read(reading.path) or b""
        for span, place in reading.occurrences if self.methods else ():
            word = data[slice(*span)].decode(errors="replace")
            if place is Place.ATTRIBUTE:
                self.unknown.update(pair.old for pair in self.methods if pair.leaf == word)

    def _family(self, pair: Pair) -> set[str]:
        """The names of the class that has a method, and of those that inherit from it."""
        first = {one.name.rpartition(".")[0].rpartition(".")[2] for one in pair.found.definitions}
        names, waiting = set(first), list(first)
        while waiting and len(names) < _MOST:
            word = re.compile(rb"\b%s\b" % waiting.pop().encode())
            for path in self.project.files.holding([word.pattern[2:-2].decode()]):
                data = self.project.files.read(path) or b""
                heirs = {
                    found.group(1).decode()
                    for found in _CLASS.finditer(data)
                    if word.search(found.group(2))
                }
                waiting += heirs - names
                names |= heirs
        return names

    def _attributes(self, tree: Tree, reading: Reading) -> Iterator[ast.Attribute]:
        """Where a word of an old method is taken from something."""
        leaves = {pair.leaf for pair in self.methods}
        for span, place in reading.occurrences:
            node = tree.attribute(span.end) if place is Place.ATTRIBUTE else None
            if node is not None and node.attr in leaves:
                yield node

    def _source(self, path: str) -> PythonSource | None:
        data = self.project.files.read(path)
        return self.project.parsed.source(path, data) if data else None


def _root(node: ast.expr) -> str:
    """The name that an expression starts at."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _defines(node: ast.ClassDef, name: str) -> bool:
    return any(isinstance(one, Function) and one.name == name for one in node.body)
