"""The part of the walk that knows scopes: what binds a name, and what reads one."""

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from migrator.core.layout import ModuleName
from migrator.core.names import words as words_in
from migrator.core.names.literals import Literals
from migrator.core.names.values import (
    Alias,
    Binding,
    BindingKind,
    Declaration,
    Import,
    Place,
    Reading,
    Scope,
    ScopeKind,
    Span,
    Use,
)
from migrator.core.source import PythonSource

_LOOKS_UP = re.compile(
    rb"\b(?:globals\(\)|locals\(\)|vars\(\)|eval\(|exec\()|\{__name__\}|\b__name__\s*[+%]"
)


class Bindings(Literals):
    """What a walk notes about names."""

    def __init__(self, source: PythonSource, module: ModuleName, words: frozenset[str]) -> None:
        reading = Reading(
            source.path,
            module.dotted,
            module.is_package,
            words,
            source.encoding,
            looks_up=_LOOKS_UP.search(source.code) is not None,
        )
        super().__init__(source, reading, words)
        self._module = module
        self._scope = self._open(ScopeKind.MODULE, None)
        self.block = self.blocks = 0
        self.siblings = 0
        #: How deep in blocks of its scope the walk is: 1 in the scope's own statements.
        self.depth = 0
        self.handlers = self.type_checking = self.guarded = 0
        self.late: list[Binding] = []

    # Scopes and bindings

    def _open(self, kind: ScopeKind, parent: int | None) -> int:
        self.reading.scopes.append(Scope(kind, parent))
        return len(self.reading.scopes) - 1

    @contextmanager
    def inside(self, kind: ScopeKind) -> Iterator[None]:
        """Open a scope."""
        outer, depth = self._scope, self.depth
        self._scope, self.depth = self._open(kind, outer), 0
        yield
        self._scope, self.depth = outer, depth

    @property
    def scope(self) -> int:
        """The scope that the walk is in."""
        return self._scope

    def bind(
        self,
        name: str,
        kind: BindingKind,
        span: Span | None,
        statement: int = -1,
        alias: int = -1,
    ) -> None:
        """Note that a name is bound where the walk is."""
        if name not in self.words or self._is_private(name):
            return
        here = self.reading.scopes[self._scope]
        scope = 0 if name in here.global_names else self._scope
        order = self.next_order()
        binding = Binding(
            name, scope, kind, span, order, statement, alias, self.handlers > 0, self.depth > 1
        )
        if name in here.nonlocal_names:
            self.late.append(binding)
        else:
            self._add(binding)

    def _add(self, binding: Binding) -> None:
        bound = self.reading.scopes[binding.scope].bound.setdefault(binding.name, [])
        bound.append(len(self.reading.bindings))
        self.reading.bindings.append(binding)

    def bind_outward(self, binding: Binding) -> None:
        """Give a ``nonlocal`` binding to the enclosing function that owns the name."""
        parent = self.reading.scopes[binding.scope].parent
        while parent is not None and self.reading.scopes[parent].kind is ScopeKind.CLASS:
            parent = self.reading.scopes[parent].parent
        owner = self.reading.lookup(binding.name, parent) if parent is not None else None
        scope = owner if owner is not None else binding.scope
        self._add(replace(binding, scope=scope))

    # Names

    def visit_Name(self, node: ast.Name) -> None:
        """A name by itself."""
        if node.id not in self.words:
            return
        span = self.span(node)
        self.mark(span.start, Place.NAME)
        if isinstance(node.ctx, ast.Load):
            self.add_use(node, (), stored=False)
        else:
            deleted = isinstance(node.ctx, ast.Del)
            kind = BindingKind.DELETION if deleted else BindingKind.ASSIGNMENT
            self.bind(node.id, kind, span if self.stands(span, node.id) else None)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """A chain of attributes, entered from its outer end."""
        root: ast.expr = node
        chain: list[tuple[str, int]] = []
        while isinstance(root, ast.Attribute):
            end = self.end(root)
            chain.append((root.attr, end))
            self.mark(end - len(root.attr.encode()), Place.ATTRIBUTE)
            root = root.value
        if isinstance(root, ast.Name):
            if root.id in self.words:
                self.mark(self.span(root).start, Place.NAME)
                stored = not isinstance(node.ctx, ast.Load)
                self.add_use(root, tuple(reversed(chain)), stored=stored)
        else:
            self.visit_all((root,))

    def add_use(self, node: ast.Name, chain: tuple[tuple[str, int], ...], *, stored: bool) -> None:
        """Note that a name is read."""
        span = self.span(node)
        stands = self.stands(span, node.id)
        end = chain[-1][1] if chain else span.end
        after = self.source.code[end : end + 20].lstrip()
        shown = self.in_fstring and after.startswith(b"=") and not after.startswith(b"==")
        self.reading.uses.append(
            Use(
                node.id,
                self._scope,
                span,
                chain,
                self.next_order(),
                stored=stored,
                fixed=shown or not stands,
                quoted=self.quoted,
            )
        )

    def _declared(self, node: ast.Global | ast.Nonlocal, names: set[str]) -> None:
        names.update(node.names)
        span = self.span(node)
        for name in self.words.intersection(node.names):
            found = words_in.pattern([name]).search(self.source.code, span.start, span.end)
            if found:
                self.mark(found.start(), Place.NAME)
                where = Span(*found.span())
                self.reading.declarations.append(Declaration(name, self._scope, where))

    def visit_Global(self, node: ast.Global) -> None:
        """``global a, b``."""
        self._declared(node, self.reading.scopes[self._scope].global_names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        """``nonlocal a, b``."""
        self._declared(node, self.reading.scopes[self._scope].nonlocal_names)

    # Imports

    def visit_Import(self, node: ast.Import) -> None:
        """``import a.b as c, d``."""
        self._import(node, None, 0)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """``from ..a import b``."""
        self._import(node, self._module.absolute(node.level, node.module or "") or "", node.level)

    def _import(self, node: ast.Import | ast.ImportFrom, module: str | None, level: int) -> None:
        aliases = tuple(Alias(item.name, item.asname, self.span(item)) for item in node.names)
        index = len(self.reading.imports)
        self.reading.imports.append(
            Import(
                self.span(node),
                module,
                level,
                aliases,
                self._scope,
                self.next_order(),
                self.block,
                self.siblings,
                self.type_checking > 0,
                self.guarded > 0,
            )
        )
        start = self.span(node).start
        for span in self.spans[bisect_left(self.spans, (start, start)) :]:
            if span.start >= aliases[-1].span.end:
                break
            in_module = span.start < aliases[0].span.start
            in_alias = any(alias.span.overlaps(span) for alias in aliases)
            if in_alias or (in_module and not self._is_commented(span)):
                self.mark(span.start, Place.IMPORT)
        for position, alias in enumerate(aliases):
            if alias.name != "*":
                kind = BindingKind.IMPORT
                self.bind(alias.local, kind, self._local_span(alias), index, position)

    def _is_commented(self, span: Span) -> bool:
        line = self.source.line_starts[self.source.line_of(span.start) - 1]
        return b"#" in self.source.code[line : span.start]

    def _is_private(self, name: str) -> bool:
        """Whether a class around turns the name into another one: ``__name``."""
        return self.reading.is_private(name, self._scope)

    def _local_span(self, alias: Alias) -> Span:
        length = len(alias.local.encode())
        if alias.asname:
            return Span(alias.span.end - length, alias.span.end)
        return Span(alias.span.start, alias.span.start + length)

    def capture(self, name: str, after: int) -> None:
        """Bind a name that the tree gives no place for; it stands after an offset."""
        if name in self.words:
            found = words_in.pattern([name]).search(self.source.code, after)
            if found:
                self.mark(found.start(), Place.NAME)
            self.bind(name, BindingKind.CAPTURE, None)

    def see_through_classes(self) -> None:
        """Give a name in a class body that the class binds only sometimes to the outer one too.

        Which one it is shows when the class body runs; so neither may be renamed.
        """
        for index, use in enumerate(self.reading.uses):
            scope = self.reading.scopes[use.scope]
            bound = scope.bound.get(use.name) if scope.kind is ScopeKind.CLASS else None
            bindings = [self.reading.bindings[found] for found in bound or ()]
            before = [binding for binding in bindings if binding.order < use.order]
            sometimes = any(
                binding.conditional or binding.kind is BindingKind.DELETION for binding in bindings
            )
            deleted = any(binding.kind is BindingKind.DELETION for binding in before)
            if sometimes and (deleted or all(binding.conditional for binding in before)):
                outer = self.reading.lookup(use.name, use.scope, 0)
                order = use.order if outer is None else 0
                self.reading.uses[index] = replace(use, order=order, fixed=True)
