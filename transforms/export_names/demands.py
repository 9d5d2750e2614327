"""What a file asks of packages: names that it imports, reads, patches, or gets by a star."""

import ast
import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from migrator.api import (
    ATTRIBUTE_ERRORS,
    IMPORT_ERRORS,
    Import,
    ModuleName,
    PythonSource,
    Reading,
    Span,
    Use,
    chain,
    fails_on_purpose,
    is_caught,
    read,
    span_of,
)

_PATCHES = re.compile(rb"patch|\bsetattr\b|\bdelattr\b")
_ASKED = re.compile(rb"\b(?:has|get)attr\([^()\"']*,\s*[\"'](\w+)[\"']")
#: Imports of packages that do not say the package's name.
SILENT = re.compile(rb"\bfrom[ \t\\]*\.[. \t]*import\b")


class Manner(Enum):
    """How a name is asked for."""

    IMPORT = auto()
    ATTRIBUTE = auto()
    PATCH = auto()
    #: By a bare name that only a star import can bring.
    STAR = auto()
    #: Not at all: the name is given to the package from outside.
    GIVEN = auto()


@dataclass(frozen=True, slots=True)
class Demand:
    """One place that asks a package for a name."""

    package: str
    name: str
    manner: Manner
    span: Span
    #: The code is ready for a failure.
    is_optional: bool = False
    #: The code awaits a failure: a test that proves the name gone.
    is_disproof: bool = False
    #: It happens while the file is imported.
    is_at_once: bool = False


def demands(
    source: PythonSource, module: ModuleName, packages: frozenset[str]
) -> tuple[Demand, ...]:
    """What a file asks of some packages."""
    return tuple(_File(source, module, packages).demands())


@dataclass(frozen=True)
class _File:
    source: PythonSource
    module: ModuleName
    packages: frozenset[str]

    def demands(self) -> Iterator[Demand]:
        bare = read(self.source, self.module, frozenset())
        for statement in bare.imports:
            if statement.module in self.packages:
                yield from self._imported(bare, statement)
        locals_ = {
            alias.local
            for statement in bare.imports
            for alias in statement.aliases
            if self._leads_to_package(statement.target(alias))
        }
        reading = read(self.source, self.module, frozenset(locals_)) if locals_ else bare
        meanings = dict(self._meanings(reading))
        yield from self._attributes(meanings)
        yield from self._patched(meanings)
        yield from self._starred(bare)

    def _leads_to_package(self, target: str) -> bool:
        return any(f"{package}.".startswith(f"{target}.") for package in self.packages)

    # Imports

    def _imported(self, reading: Reading, statement: Import) -> Iterator[Demand]:
        line = self.source.line_of(statement.span.start)
        is_at_once = reading.runs_at_import(statement.scope) and not statement.type_checking
        is_disproof = fails_on_purpose(self.source, line, IMPORT_ERRORS)
        for alias in statement.aliases:
            if alias.name != "*":
                yield Demand(
                    statement.module or "",
                    alias.name,
                    Manner.IMPORT,
                    alias.span,
                    statement.guarded,
                    is_disproof,
                    is_at_once,
                )

    def _starred(self, reading: Reading) -> Iterator[Demand]:
        """The bare names of a file that nothing in it binds."""
        stars = {star.module or "" for star in reading.stars()} & self.packages
        unbound = _unbound(self.source.tree) if stars else {}
        for name, node in unbound.items():
            if not hasattr(builtins, name) and not name.startswith("__"):
                for package in sorted(stars):
                    yield Demand(package, name, Manner.STAR, span_of(self.source, node))

    # Attributes

    def _meanings(self, reading: Reading) -> Iterator[tuple[Use, str]]:
        """What the uses stand for that go through imports."""
        for use in reading.uses:
            scope = reading.lookup(use.name, use.scope, use.order)
            if scope is not None:
                bound = [reading.bindings[at] for at in reading.scopes[scope].bound[use.name]]
                targets = {reading.imported(one) for one in bound}
                if len(targets) == 1 and (target := targets.pop()):
                    yield use, use.dotted(target)

    def _attributes(self, meanings: dict[Use, str]) -> Iterator[Demand]:
        asked = {word.decode() for word in _ASKED.findall(self.source.code)}
        for use, dotted in meanings.items():
            for package, name in self._of_packages(dotted):
                # What an import names is the import's own matter.
                if len(dotted.split(".")) - len(use.chain) > len(package.split(".")):
                    continue
                if use.stored and dotted == f"{package}.{name}":
                    yield Demand(package, name, Manner.GIVEN, use.span)
                else:
                    yield self._attribute(package, name, use, asked)

    def _attribute(self, package: str, name: str, use: Use, asked: set[str]) -> Demand:
        line = self.source.line_of(use.span.start)
        is_optional = name in asked or is_caught(self.source, line, ATTRIBUTE_ERRORS)
        is_disproof = fails_on_purpose(self.source, line, ATTRIBUTE_ERRORS)
        return Demand(package, name, Manner.ATTRIBUTE, use.span, is_optional, is_disproof)

    def _of_packages(self, dotted: str) -> Iterator[tuple[str, str]]:
        """The packages that a dotted name goes through, each with what it takes there."""
        for package in self.packages:
            if dotted.startswith(f"{package}."):
                yield package, dotted[len(package) + 1 :].partition(".")[0]

    # Patches

    def _patched(self, meanings: dict[Use, str]) -> Iterator[Demand]:
        is_named = any(f"{package}.".encode() in self.source.code for package in self.packages)
        if not (meanings or is_named) or not _PATCHES.search(self.source.code):
            return
        by_place = {use.span.start: dotted for use, dotted in meanings.items()}
        for node in ast.walk(self.source.tree):
            if not isinstance(node, ast.Call) or not _is_patcher(node):
                continue
            is_certain = not any(one.arg in {None, "create", "raising"} for one in node.keywords)
            for target, argument in self._targets(node, by_place):
                for package, name in self._of_packages(target) if is_certain else ():
                    span = span_of(self.source, argument)
                    line = self.source.line_of(span.start)
                    is_disproof = fails_on_purpose(self.source, line, ATTRIBUTE_ERRORS)
                    manner = Manner.PATCH
                    yield Demand(package, name, manner, span, is_disproof=is_disproof)

    def _targets(
        self, call: ast.Call, by_place: dict[int, str]
    ) -> Iterator[tuple[str, ast.Constant]]:
        """The dotted names that a call patches: one string, or a module and a string."""
        match call.args[:2]:
            case [ast.Constant(value=str(dotted)) as first, *_]:
                yield dotted, first
            case [ast.Name() | ast.Attribute() as owner, ast.Constant(value=str(name)) as second]:
                dotted = by_place.get(self.source.offset(owner.lineno, owner.col_offset), "")
                if dotted:
                    yield f"{dotted}.{name}", second


def _unbound(tree: ast.Module) -> dict[str, ast.Name]:
    """The names that are read and nowhere bound, in whatever scope, with their first use."""
    read_: dict[str, ast.Name] = {}
    bound: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read_.setdefault(name, node)
            case ast.Name(id=name) | ast.arg(arg=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                bound.add(name)
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                bound.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
            case ast.alias():
                bound.add(node.asname or node.name.partition(".")[0])
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                bound.update(names)
    return {name: node for name, node in read_.items() if name not in bound}


def _is_patcher(call: ast.Call) -> bool:
    match chain(call.func):
        case (*_, "patch"):
            return True
        case (*_, "patch", "object" | "dict"):
            return True
        case (_, *_, "setattr" | "delattr"):
            return True
    return False
