"""The code that an expression stands in, and what its names mean there."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from migrator.core.definitions.ends import UNKNOWN, Found, chain, either
from migrator.core.definitions.functions import Function, outer_names, own_nodes, parameters
from migrator.core.definitions.look_up import Definitions
from migrator.core.definitions.scopes import Bound, function_body


@dataclass(frozen=True)
class Frame:
    """The code of a function, or of a module."""

    definitions: Definitions
    path: str
    node: Function | ast.Module
    #: Variables that are being judged already.
    judged: frozenset[str] = frozenset()

    @cached_property
    def _parameters(self) -> frozenset[str]:
        return frozenset(() if isinstance(self.node, ast.Module) else parameters(self.node))

    @cached_property
    def _local(self) -> Mapping[str, Sequence[Bound]]:
        """What the statements of a function bind for itself."""
        if isinstance(self.node, ast.Module):
            return {}
        return function_body(self.node, self.definitions.module(self.path)).bound

    def meaning(self, node: ast.expr) -> Found:
        """What an expression stands for that is called here."""
        names = chain(node)
        if not names or names[0] in self._parameters:
            return UNKNOWN
        if names[0] not in self._local:
            found = self.definitions.inside(self.path, names[0])
        else:
            targets = [one.target for one in self._local[names[0]]]
            found = either(self.definitions.look_up(one) if one else UNKNOWN for one in targets)
        return self.definitions.attributes(found, names[1:])

    def binds(self, name: str) -> bool:
        """Whether a variable of this name is its own."""
        return isinstance(self.node, ast.Module) or name in self._parameters or name in self._local

    def values(self, name: str) -> "list[tuple[ast.expr, Frame]]":
        """All that a variable is ever assigned, and where; empty if that does not show."""
        if name in self.judged or name in self._parameters:
            return []
        if name in self._local:
            return self._assigned_here(name) or []
        definitions = self.definitions.inside(self.path, name).definitions
        found: list[tuple[ast.expr, Frame]] = []
        for path, variable in sorted({(one.path, one.name) for one in definitions}):
            for frame in self._of_module(path, variable):
                values = frame._assigned_here(variable)  # noqa: SLF001 - a frame like this one
                if values is None:
                    return []
                found += values
        return found

    def _of_module(self, path: str, name: str) -> "Iterator[Frame]":
        """The code that can assign a variable of a module."""
        source = self.definitions.source(path)
        if source is None:
            return
        yield Frame(self.definitions, path, source.tree, self.judged)
        for node in ast.walk(source.tree):
            if isinstance(node, Function) and name in outer_names(node):
                yield Frame(self.definitions, path, node, self.judged)

    def _assigned_here(self, name: str) -> "list[tuple[ast.expr, Frame]] | None":
        """What this code assigns to a variable; None if it also gets a value in other ways."""
        stores, values = 0, []
        for node in own_nodes(self.node):
            match node:
                case ast.Name(id=other, ctx=ast.Store()) if other == name:
                    stores += 1
                case ast.Assign(targets=targets, value=value):
                    values += [value for target in targets if _is(target, name)]
                case ast.AnnAssign(target=target, value=None) if _is(target, name):
                    stores -= 1
                case ast.AnnAssign(target=target, value=ast.expr() as value) if _is(target, name):
                    values.append(value)
                case ast.NamedExpr(target=target, value=value) if _is(target, name):
                    values.append(value)
                case _ if name in _bound_otherwise(node) or self._shares(name, node):
                    return None
        inner = replace(self, judged=self.judged | {name})
        return [(value, inner) for value in values] if stores == len(values) else None

    def _shares(self, name: str, node: ast.AST) -> bool:
        """Whether an inner function may assign a variable of this one."""
        return isinstance(node, Function) and name in self._local and name in outer_names(node)


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def _bound_otherwise(node: ast.AST) -> tuple[str | None, ...]:
    """The names that a node binds without a plain name in the tree."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return (name,)
        case ast.ClassDef(name=name):
            return (name,)
        case ast.ExceptHandler(name=name) | ast.MatchAs(name=name) | ast.MatchStar(name=name):
            return (name,)
        case ast.MatchMapping(rest=name):
            return (name,)
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return tuple(alias.asname or alias.name.partition(".")[0] for alias in names)
    return ()
