"""What reading one Python file for some words yields: small values that can be pickled."""

import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from migrator.core.layout import ModuleName

#: What a name means that is bound in the file and by no import.
LOCAL = "something of the file's own"
#: The number of the first list of statements that a walk enters.
_BLOCK_OF_MODULE = 1


class Span(NamedTuple):
    """A range of bytes."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a byte, or one is empty inside the other."""
        return self.start < other.end and other.start < self.end


class ScopeKind(Enum):
    """What opens a scope."""

    MODULE = auto()
    CLASS = auto()
    FUNCTION = auto()
    COMPREHENSION = auto()
    TYPE_PARAMETERS = auto()


@dataclass(slots=True)
class Scope:
    """A namespace of the file; ``bound`` has the bindings of the words that were asked for."""

    kind: ScopeKind
    parent: int | None
    bound: dict[str, list[int]] = field(default_factory=dict)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)


class BindingKind(Enum):
    """How a name gets its meaning."""

    IMPORT = auto()
    ASSIGNMENT = auto()
    DEFINITION = auto()
    PARAMETER = auto()
    #: Names of ``except … as``, ``match`` and type parameters.
    CAPTURE = auto()
    DELETION = auto()


@dataclass(frozen=True, slots=True)
class Binding:
    """One place where a name is bound in a scope."""

    name: str
    scope: int
    kind: BindingKind
    #: Where the name itself stands; None where that is not known.
    span: Span | None
    order: int
    #: For an import: which statement, and which of its aliases.
    statement: int = -1
    alias: int = -1
    #: Whether it is a stand-in inside ``except``: ``except ImportError: X = None``.
    fallback: bool = False
    #: Whether it stands in a block inside of its scope, so that it may not happen.
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an import statement."""

    name: str
    asname: str | None
    span: Span

    @property
    def local(self) -> str:
        """The name that the statement binds (``a`` for ``import a.b``)."""
        return self.asname or self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement."""

    span: Span
    #: None for ``import a``; the absolute module for ``from``, "" where it leaves the top.
    module: str | None
    level: int
    aliases: tuple[Alias, ...]
    scope: int
    order: int
    #: Which list of statements it stands in: equal numbers mean the same list.
    block: int
    #: How many statements there are in that list.
    siblings: int
    type_checking: bool
    guarded: bool

    @property
    def is_from(self) -> bool:
        """Whether it is a ``from … import``."""
        return self.module is not None

    @property
    def may_be_last(self) -> bool:
        """Whether something has to stand in its list without it; a module may be empty."""
        return self.block != _BLOCK_OF_MODULE

    @property
    def is_star(self) -> bool:
        """Whether it imports ``*``."""
        return self.aliases[0].name == "*"

    def target(self, alias: Alias) -> str:
        """The dotted name that an alias stands for, as far as the statement tells."""
        if self.module is None:
            return alias.name if alias.asname else alias.local
        return f"{self.module}.{alias.name}" if self.module else alias.name


@dataclass(frozen=True, slots=True)
class Use:
    """A name that is read, with the attributes taken from it: ``a.b.c``."""

    name: str
    scope: int
    span: Span
    #: The attributes, each with the offset where it ends.
    chain: tuple[tuple[str, int], ...]
    order: int
    #: Assigned to or deleted through: ``a.b = 1``.
    stored: bool = False
    #: Its text is also data (``f"{name=}"``), so that it must stay.
    fixed: bool = False
    #: Stands inside a quoted annotation.
    quoted: bool = False

    def dotted(self, root: str) -> str:
        """The chain behind another root."""
        return ".".join([root, *(name for name, _end in self.chain)])


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name in a ``global`` or ``nonlocal`` statement."""

    name: str
    scope: int
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call that holds a string of interest."""

    keyword: str | None
    span: Span
    #: The name or attribute chain that is passed: an index into `Reading.uses`.
    use: int | None = None
    #: The string that is passed: an index into `Reading.strings`.
    string: int | None = None
    #: The name that is passed, or the last attribute: ``DEFAULT`` for ``mock.DEFAULT``.
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call with a string or keyword of interest: ``mock.patch("a.b")``."""

    #: The callee as written, innermost name first taken: ``("mock", "patch", "object")``.
    callee: tuple[str, ...]
    arguments: tuple[Argument, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class StringUse:
    """A string constant that holds one of the words."""

    value: str
    span: Span
    scope: int
    #: Where the text stands, when it stands there literally: one piece, no escapes.
    text: Span | None
    docstring: bool = False
    #: Read as an annotation: its names are among the uses.
    annotation: bool = False
    #: The name at module level that it is assigned to, directly or inside a display.
    assigned_to: str | None = None


@dataclass(frozen=True, slots=True)
class ExportList:
    """The entries of ``__all__``, and whether there is one at all."""

    defined: bool = False
    #: Every entry that is a string.
    names: tuple[str, ...] = ()
    #: Where each of them starts.
    starts: tuple[int, ...] = ()


class Place(Enum):
    """In what kind of place a word occurs."""

    NAME = auto()
    IMPORT = auto()
    DEFINITION = auto()
    PARAMETER = auto()
    ATTRIBUTE = auto()
    KEYWORD = auto()
    STRING = auto()
    DOCSTRING = auto()
    COMMENT = auto()


@dataclass(slots=True)
class Reading:
    """Everything about some words in one file."""

    path: str
    module: str
    is_package: bool
    words: frozenset[str]
    encoding: str = "utf-8"
    #: Whether names are looked up by strings here: ``globals()["a"]``, ``eval("a")``.
    looks_up: bool = False
    scopes: list[Scope] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    bindings: list[Binding] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    strings: list[StringUse] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    exports: ExportList = field(default_factory=ExportList)
    #: Where the words occur, and as what, in order.
    occurrences: list[tuple[Span, Place]] = field(default_factory=list)

    @property
    def name(self) -> ModuleName:
        """The module as a name that can resolve relative imports."""
        return ModuleName(self.module, self.is_package)

    def imported(self, binding: Binding) -> str | None:
        """The dotted name that an import binding stands for."""
        if binding.kind is not BindingKind.IMPORT:
            return None
        statement = self.imports[binding.statement]
        if statement.module == "":
            return None
        return statement.target(statement.aliases[binding.alias])

    def meanings(self, use: Use) -> frozenset[str] | None:
        """The dotted names that the name of a use may stand for, without its attributes.

        `LOCAL` is among them where the file itself binds it; None where nothing does, or a star.
        """
        scope = self.lookup(use.name, use.scope, use.order)
        if scope is None:
            is_builtin = hasattr(builtins, use.name) and not any(self.stars())
            return frozenset({f"builtins.{use.name}"}) if is_builtin else None
        bound = (self.bindings[index] for index in self.scopes[scope].bound[use.name])
        return frozenset(
            self.imported(binding) or LOCAL
            for binding in bound
            if binding.kind is not BindingKind.DELETION
        )

    def callee(self, call: Call) -> tuple[str, ...]:
        """What a call calls, without the name that an import may have given it here."""
        for statement in self.imports:
            for alias in statement.aliases:
                if alias.asname == call.callee[0]:
                    return (*statement.target(alias).split("."), *call.callee[1:])
        return call.callee

    def stars(self) -> Iterator[Import]:
        """The star imports at module level."""
        return (found for found in self.imports if found.is_star)

    def lookup(self, name: str, scope: int, order: int | None = None) -> int | None:
        """The scope that a name refers to from within another one.

        None means that the file does not bind it: a builtin, a star import, or nothing.
        """
        if self.is_private(name, scope):
            return None
        start: int | None = scope
        current = start
        while current is not None:
            here = self.scopes[current]
            hides = here.kind is ScopeKind.CLASS and current != start
            if name in here.global_names and not hides:
                return 0 if name in self.scopes[0].bound else None
            if not hides:
                found = here.bound.get(name)
                if found and self._not_yet(here, found, order):
                    # Until a class body binds its own, the module's is read: no function's.
                    return 0 if name in self.scopes[0].bound else None
                if found:
                    return current
            current = here.parent
        return None

    def is_private(self, name: str, scope: int) -> bool:
        """Whether a class around turns a name into another one: ``__name``."""
        if not name.startswith("__") or name.endswith("__"):
            return False
        current: int | None = scope
        while current is not None:
            if self.scopes[current].kind is ScopeKind.CLASS:
                return True
            current = self.scopes[current].parent
        return False

    def _not_yet(self, scope: Scope, found: list[int], order: int | None) -> bool:
        """A class body sees the outer name until it binds its own."""
        if scope.kind is not ScopeKind.CLASS or order is None:
            return False
        return order < min(self.bindings[index].order for index in found)

    def runs_at_import(self, scope: int) -> bool:
        """Whether code in a scope runs when the module is imported."""
        current: int | None = scope
        while current is not None:
            here = self.scopes[current]
            if here.kind is ScopeKind.FUNCTION:
                return False
            current = here.parent
        return True
