"""The walk over a tree that finds how some words are bound and used.

Only statements and expressions that hold a line of interest are entered: whatever binds or
uses a word has the word in its text. So a large file costs what the words in it cost.
"""

import ast
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
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

#: What is read whatever the words are. Each begins with a letter of its own: that is fast.
_ALWAYS = (re.compile(rb"import\b"), re.compile(rb"__all__"))
_LOOKS_UP = re.compile(
    rb"\b(?:globals\(\)|locals\(\)|vars\(\)|eval\(|exec\()|\{__name__\}|\b__name__\s*[+%]"
)


class Walk(Literals):
    """One walk over one file, filling a `Reading`."""

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
        self._lines = self._lines_of_interest()
        self._scope = self._open(ScopeKind.MODULE, None)
        self._block = self._blocks = 0
        self._only = False
        #: How deep in blocks of its scope the walk is: 1 in the scope's own statements.
        self._depth = 0
        self._handlers = self._type_checking = self._guarded = 0
        self._late: list[Binding] = []

    def run(self) -> Reading:
        """Walk the whole file."""
        self.visit_block(self.source.tree.body)
        for binding in self._late:
            self._bind_outward(binding)
        self._see_through_classes()
        self.note_occurrences()
        return self.reading

    def _see_through_classes(self) -> None:
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
                self.reading.uses[index] = replace(use, order=0, fixed=True)

    # Where to go

    def _lines_of_interest(self) -> list[int]:
        offsets = {
            match.start() for always in _ALWAYS for match in always.finditer(self.source.code)
        }
        offsets.update(span.start for span in self.spans)
        return sorted({self.source.line_of(offset) for offset in offsets})

    def touched(self, first: int, last: int) -> bool:
        """Whether one of these lines is of interest; inside a quoted text all are."""
        index = bisect_left(self._lines, first)
        return self.quoted or (index < len(self._lines) and self._lines[index] <= last)

    def visit(self, node: ast.AST) -> None:
        """Enter a node by its kind."""
        kind = type(node)
        visitor = _VISITORS.get(kind)
        if visitor is None:
            visitor = getattr(Walk, f"visit_{kind.__name__}", Walk.generic_visit)
            _VISITORS[kind] = visitor
        visitor(self, node)

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        """Enter those nodes that hold a line of interest."""
        for node in nodes:
            if node is None:
                continue
            first = getattr(node, "lineno", None)
            if first is None or self.touched(first, node.end_lineno):  # type: ignore[attr-defined]
                self.visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        """Enter all children, statement lists as blocks."""
        for _name, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                self.visit_all((value,))
            elif isinstance(value, list):
                if value and isinstance(value[0], ast.stmt):
                    self.visit_block(value)
                else:
                    self.visit_all(item for item in value if isinstance(item, ast.AST))

    def visit_block(self, statements: Sequence[ast.stmt]) -> None:
        """Enter the statements of one list."""
        self._blocks += 1
        block = self._blocks
        self._depth += 1
        for statement in statements:
            first = statement.lineno
            for decorator in getattr(statement, "decorator_list", ()):
                first = min(first, decorator.lineno)
            if self.touched(first, statement.end_lineno or first):
                self._block, self._only = block, len(statements) == 1
                self.visit(statement)
        self._depth -= 1

    # Scopes and bindings

    def _open(self, kind: ScopeKind, parent: int | None) -> int:
        self.reading.scopes.append(Scope(kind, parent))
        return len(self.reading.scopes) - 1

    @contextmanager
    def _inside(self, kind: ScopeKind) -> Iterator[None]:
        outer, depth = self._scope, self._depth
        self._scope, self._depth = self._open(kind, outer), 0
        yield
        self._scope, self._depth = outer, depth

    @property
    def scope(self) -> int:
        """The scope that the walk is in."""
        return self._scope

    def _bind(
        self,
        name: str,
        kind: BindingKind,
        span: Span | None,
        statement: int = -1,
        alias: int = -1,
    ) -> None:
        if name not in self.words:
            return
        here = self.reading.scopes[self._scope]
        scope = 0 if name in here.global_names else self._scope
        order = self.next_order()
        binding = Binding(
            name, scope, kind, span, order, statement, alias, self._handlers > 0, self._depth > 1
        )
        if name in here.nonlocal_names:
            self._late.append(binding)
        else:
            self._add(binding)

    def _add(self, binding: Binding) -> None:
        bound = self.reading.scopes[binding.scope].bound.setdefault(binding.name, [])
        bound.append(len(self.reading.bindings))
        self.reading.bindings.append(binding)

    def _bind_outward(self, binding: Binding) -> None:
        """Give a ``nonlocal`` binding to the enclosing function that owns the name."""
        parent = self.reading.scopes[binding.scope].parent
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
            self._bind(node.id, kind, span if self.stands(span, node.id) else None)

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
                self._block,
                self._only,
                self._type_checking > 0,
                self._guarded > 0,
            )
        )
        start, end = self.span(node)
        for span in self.spans[bisect_left(self.spans, (start, start)) :]:
            if span.start >= end:
                break
            self.mark(span.start, Place.IMPORT)
        for position, alias in enumerate(aliases):
            if alias.name != "*":
                kind = BindingKind.IMPORT
                self._bind(alias.local, kind, self._local_span(alias), index, position)

    def _local_span(self, alias: Alias) -> Span:
        length = len(alias.local.encode())
        if alias.asname:
            return Span(alias.span.end - length, alias.span.end)
        return Span(alias.span.start, alias.span.start + length)

    # Statements whose parts run in another order than they are written in

    def visit_Assign(self, node: ast.Assign) -> None:
        """The value comes before the targets."""
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        self._assignment(names, node.value)
        self.visit_all(node.targets)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """``name: annotation = value``."""
        self.visit_annotation(node.annotation)
        if node.value is not None:
            is_alias = ast.unparse(node.annotation).endswith("TypeAlias")
            if is_alias:
                self.visit_annotation(node.value)
            else:
                names = [node.target.id] if isinstance(node.target, ast.Name) else []
                self._assignment(names, node.value)
        if node.value is None and self._in_class and isinstance(node.target, ast.Name):
            self.mark(self.span(node.target).start, Place.DEFINITION)  # a field, not a binding
        else:
            self.visit_all((node.target,))

    @property
    def _in_class(self) -> bool:
        return self.reading.scopes[self._scope].kind is ScopeKind.CLASS

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """``name += value``."""
        names = [node.target.id] if isinstance(node.target, ast.Name) else []
        self._assignment(names, node.value)
        if self._in_class and isinstance(node.target, ast.Name) and node.target.id in self.words:
            # In a class this reads the outer name and binds an attribute.
            self.add_use(node.target, (), stored=False)
            self.reading.uses[-1] = replace(self.reading.uses[-1], fixed=True)
        self.visit_all((node.target,))

    def _assignment(self, names: list[str], value: ast.expr) -> None:
        if self._scope == 0 and "__all__" in names:
            self.exported(value)
        with self.assigned(names[0] if names and self._scope == 0 else None):
            self.visit_all((value,))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """``(name := value)``, which binds outside of comprehensions."""
        self.visit_all((node.value,))
        inner = self._scope
        while self.reading.scopes[self._scope].kind is ScopeKind.COMPREHENSION:
            self._scope = self.reading.scopes[self._scope].parent or 0
        self.visit_all((node.target,))
        self._scope = inner

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        """``for target in iter``."""
        self.visit_all((node.iter, node.target))
        self.visit_block(node.body)
        self.visit_block(node.orelse)

    visit_AsyncFor = visit_For

    def visit_If(self, node: ast.If) -> None:
        """Remember ``if TYPE_CHECKING``."""
        self.visit_all((node.test,))
        name = getattr(node.test, "attr", getattr(node.test, "id", ""))
        self._type_checking += name == "TYPE_CHECKING"
        self.visit_block(node.body)
        self._type_checking -= name == "TYPE_CHECKING"
        self.visit_block(node.orelse)

    def visit_Try(self, node: ast.Try) -> None:
        """Remember which bindings are stand-ins in a handler."""
        self._guarded += 1
        self.visit_block(node.body)
        for handler in node.handlers:
            self.visit_all((handler.type,))
            if handler.name:
                header = handler.type or handler
                self._capture(handler.name, self.end(header))
            self._handlers += 1
            self.visit_block(handler.body)
            self._handlers -= 1
        self._guarded -= 1
        self.visit_block(node.orelse)
        self.visit_block(node.finalbody)

    visit_TryStar = visit_Try

    def _capture(self, name: str, after: int) -> None:
        """Bind a name that the tree gives no place for; it stands after an offset."""
        if name in self.words:
            found = words_in.pattern([name]).search(self.source.code, after)
            if found:
                self.mark(found.start(), Place.NAME)
            self._bind(name, BindingKind.CAPTURE, None)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        """``case pattern as name``."""
        self.visit_all((node.pattern,))
        if node.name:
            self._capture(node.name, self.end(node) - len(node.name.encode()))

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        """``case [*name]``."""
        if node.name:
            self._capture(node.name, self.span(node).start)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """``case {**name}``."""
        self.generic_visit(node)
        if node.rest:
            self._capture(node.rest, self.end(node.patterns[-1] if node.patterns else node))

    # What opens a scope

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Decorators and defaults belong outside, parameters and body inside."""
        self.visit_all(node.decorator_list)
        with self._type_parameters(node):
            self._outer_parts(node.args)
            self.visit_annotation(node.returns)
            with self._inside(ScopeKind.FUNCTION):
                self._parameters(node.args)
                self.visit_block(node.body)
        self._define(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """A function without a name."""
        self._outer_parts(node.args)
        with self._inside(ScopeKind.FUNCTION):
            self._parameters(node.args)
            self.visit_all((node.body,))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class binds its name after its body has run."""
        self.visit_all(node.decorator_list)
        with self._type_parameters(node):
            self.visit_all((*node.bases, *node.keywords))
            with self._inside(ScopeKind.CLASS):
                self.visit_block(node.body)
        self._define(node)

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        if node.name in self.words:
            start = self.source.offset(node.lineno, node.col_offset)
            found = words_in.pattern([node.name]).search(self.source.code, start)
            if found:
                self.mark(found.start(), Place.DEFINITION)
            self._bind(node.name, BindingKind.DEFINITION, None)

    @contextmanager
    def _type_parameters(self, node: ast.AST) -> Iterator[None]:
        parameters = getattr(node, "type_params", None)
        if not parameters:
            yield
            return
        with self._inside(ScopeKind.TYPE_PARAMETERS):
            for parameter in parameters:
                self._bind(parameter.name, BindingKind.CAPTURE, None)
                bound = getattr(parameter, "bound", None)
                self.visit_all((bound, getattr(parameter, "default_value", None)))
            yield

    def visit_TypeAlias(self, node: ast.AST) -> None:
        """``type Name[T] = value``."""
        with self._type_parameters(node):
            self.visit_all((getattr(node, "value", None),))
        self.visit_all((getattr(node, "name", None),))

    def _outer_parts(self, arguments: ast.arguments) -> None:
        self.visit_all((*arguments.defaults, *arguments.kw_defaults))
        for argument in _all_arguments(arguments):
            self.visit_annotation(argument.annotation)

    def _parameters(self, arguments: ast.arguments) -> None:
        for argument in _all_arguments(arguments):
            if argument.arg in self.words:
                self.mark(self.span(argument).start, Place.PARAMETER)
                self._bind(argument.arg, BindingKind.PARAMETER, None)

    def _comprehension(self, node: ast.AST, elements: Sequence[ast.expr]) -> None:
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        self.visit_all((generators[0].iter,))
        with self._inside(ScopeKind.COMPREHENSION):
            for index, generator in enumerate(generators):
                if index:
                    self.visit_all((generator.iter,))
                self.visit_all((generator.target, *generator.ifs))
            self.visit_all(elements)

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        """The first iterable belongs outside."""
        self._comprehension(node, [node.elt])

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        """``{key: value for …}``."""
        self._comprehension(node, [node.key, node.value])


#: Methods by the kind of node. They are kept apart from the walks: an object that holds its own
#: methods is only freed by the collector, and with it the tree of a whole file.
_VISITORS: dict[type[ast.AST], Callable[[Walk, ast.AST], None]] = {}


def _all_arguments(arguments: ast.arguments) -> list[ast.arg]:
    several = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return several + [one for one in (arguments.vararg, arguments.kwarg) if one]
