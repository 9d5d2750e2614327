"""Scopes of code that runs, and which functions of the same module a call in it runs."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from migrator.core.definitions.functions import (
    Function,
    decorators,
    is_generator,
    outer_names,
    parameters,
)
from migrator.core.definitions.scopes import Bound, class_body, function_body, module_body
from migrator.core.layout import ModuleName
from migrator.core.names.values import ScopeKind
from migrator.core.source import PythonSource

#: Decorators under which a call still runs the function's own body.
_TRANSPARENT = frozenset("cache classmethod lru_cache override staticmethod".split())
_CONSTRUCTORS = ("__new__", "__init__", "__post_init__")


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A namespace that code runs in."""

    kind: ScopeKind
    module: ModuleName
    bound: Mapping[str, Sequence[Bound]]
    #: Where names are looked up that are not bound here; never a class.
    outer: "Scope | None" = None
    #: What is in front of the names of a class, seen from the module: ``Outer.Inner.``.
    prefix: str = ""
    #: The names of outer scopes that a function assigns to.
    outer_names: frozenset[str] = frozenset()
    #: For a method: the class, by the name that it or its instance has there.
    owner: "Mapping[str, Class]" = field(default_factory=dict)

    @property
    def closure(self) -> "Scope":
        """Where functions that are defined here look up names."""
        is_class = self.kind is ScopeKind.CLASS and self.outer is not None
        return self.outer if is_class and self.outer else self

    def of_class(self, node: ast.ClassDef) -> "Scope":
        """The body of a class that is defined here."""
        bound = class_body(node, self.module).bound
        prefix = f"{self.prefix}{node.name}."
        return Scope(ScopeKind.CLASS, self.module, bound, self.closure, prefix)

    def public_name(self, name: str) -> str | None:
        """What a name that is assigned here is called from the module; None if it is local."""
        if self.kind is ScopeKind.FUNCTION and name not in self.outer_names:
            return None
        return f"{self.prefix}{name}"

    def called(self, node: ast.expr) -> Iterator["Called"]:
        """The functions of the module that run when an expression is called."""
        match node:
            case ast.Name(id=name) if name in self.owner:
                yield from self.owner[name].constructors()
            case ast.Name(id=name):
                for bound, scope in self.bindings(name):
                    yield from _called(bound.node, scope)
                    if isinstance(bound.value, ast.Name):
                        for other, place in scope.bindings(bound.value.id):
                            yield from _called(other.node, place)
            case ast.Attribute(value=value, attr=name):
                for found in self._classes(value):
                    yield from found.methods(name)

    def classes_named(self, node: ast.expr) -> Iterator["Class"]:
        """The classes of the module that a name stands for."""
        for bound, scope in self.bindings(node.id) if isinstance(node, ast.Name) else ():
            if isinstance(bound.node, ast.ClassDef):
                yield Class(bound.node, scope)

    def _classes(self, node: ast.expr) -> Iterator["Class"]:
        """The classes that an expression stands for, or instances of them."""
        match node:
            case ast.Call(func=func):
                yield from self.classes_named(func)
            case ast.Name(id=name) if name in self.owner:
                yield self.owner[name]
            case ast.Name(id=name):
                yield from self.classes_named(node)
                for bound, scope in self.bindings(name):
                    if isinstance(bound.value, ast.Call):
                        yield from scope.classes_named(bound.value.func)

    def bindings(self, name: str) -> Iterator[tuple[Bound, "Scope"]]:
        """The bindings of a name, each with where functions made there look up names."""
        scope: Scope | None = self
        while scope is not None and name not in scope.bound:
            scope = scope.outer
        for bound in scope.bound[name] if scope else ():
            yield bound, scope.closure if scope else self


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """A class of the module, and the scope that it was defined in."""

    node: ast.ClassDef
    scope: Scope

    def constructors(self) -> Iterator["Called"]:
        """What runs when an instance is made; nothing is known where a metaclass decides."""
        if any(keyword.arg == "metaclass" for keyword in self.node.keywords):
            return
        for name in _CONSTRUCTORS:
            if name != "__post_init__" or self.node.decorator_list:
                yield from self.methods(name)

    def methods(self, name: str) -> Iterator["Called"]:
        """The methods of a name, its own or those of bases in the same module."""
        for owner in self.family({self.node}):
            bound = owner.scope.of_class(owner.node).bound.get(name, ())
            for one in bound:
                yield from _called(one.node, owner.scope, self)
            if bound:
                return

    def family(self, seen: set[ast.ClassDef]) -> Iterator["Class"]:
        """The class, and its bases as far as they are of the same module."""
        yield self
        for base in self.node.bases:
            for found in self.scope.classes_named(base):
                if found.node not in seen:
                    seen.add(found.node)
                    yield from found.family(seen)


@dataclass(frozen=True, slots=True, eq=False)
class Called:
    """A function of the module that a call runs."""

    node: Function
    closure: Scope
    owner: Class | None = None

    @property
    def waits(self) -> bool:
        """Whether nothing of it runs until somebody goes through the result."""
        return isinstance(self.node, ast.AsyncFunctionDef) or is_generator(self.node)

    def scope(self) -> Scope:
        """The namespace of its body."""
        names = parameters(self.node)
        bound = dict.fromkeys(names, ()) | function_body(self.node, self.closure.module).bound
        owner = {}
        if self.owner is not None and names and "staticmethod" not in decorators(self.node):
            owner[names[0]] = self.owner
        return Scope(
            ScopeKind.FUNCTION,
            self.closure.module,
            bound,
            self.closure,
            outer_names=frozenset(outer_names(self.node)),
            owner=owner,
        )


def module_scope(source: PythonSource, module: ModuleName) -> Scope:
    """The namespace of a module."""
    return Scope(ScopeKind.MODULE, module, module_body(source, module).bound)


def _called(node: ast.stmt, closure: Scope, owner: Class | None = None) -> Iterator[Called]:
    if isinstance(node, ast.ClassDef):
        yield from Class(node, closure).constructors()
    elif isinstance(node, Function) and decorators(node) <= _TRANSPARENT:
        yield Called(node, closure, owner)
