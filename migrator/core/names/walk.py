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
from migrator.core.names.binding import Bindings
from migrator.core.names.values import BindingKind, Place, Reading, ScopeKind
from migrator.core.source import PythonSource

#: What is read whatever the words are. Each begins with a letter of its own: that is fast.
_ALWAYS = (re.compile(rb"import\b"), re.compile(rb"__all__"))


class Walk(Bindings):
    """One walk over one file, filling a `Reading`."""

    def __init__(self, source: PythonSource, module: ModuleName, words: frozenset[str]) -> None:
        super().__init__(source, module, words)
        self._lines = self._lines_of_interest()

    def run(self) -> Reading:
        """Walk the whole file."""
        self.visit_block(self.source.tree.body)
        for binding in self.late:
            self.bind_outward(binding)
        self.see_through_classes()
        self.note_occurrences()
        return self.reading

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
        self.blocks += 1
        block = self.blocks
        self.depth += 1
        for statement in statements:
            first = statement.lineno
            for decorator in getattr(statement, "decorator_list", ()):
                first = min(first, decorator.lineno)
            if self.touched(first, statement.end_lineno or first):
                self.block, self.siblings = block, len(statements)
                self.visit(statement)
        self.depth -= 1

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
        if (
            self._in_class
            and self.reading.uses
            and self.reading.uses[-1].span == self.span(node.target)
        ):
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
        self.type_checking += name == "TYPE_CHECKING"
        self.visit_block(node.body)
        self.type_checking -= name == "TYPE_CHECKING"
        self.visit_block(node.orelse)

    def visit_Try(self, node: ast.Try) -> None:
        """Remember which bindings are stand-ins in a handler."""
        self.guarded += 1
        self.visit_block(node.body)
        for handler in node.handlers:
            self.visit_all((handler.type,))
            if handler.name:
                header = handler.type or handler
                self.capture(handler.name, self.end(header))
            self.handlers += 1
            self.visit_block(handler.body)
            self.handlers -= 1
        self.guarded -= 1
        self.visit_block(node.orelse)
        self.visit_block(node.finalbody)

    visit_TryStar = visit_Try

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        """``case pattern as name``."""
        self.visit_all((node.pattern,))
        if node.name:
            self.capture(node.name, self.end(node) - len(node.name.encode()))

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        """``case [*name]``."""
        if node.name:
            self.capture(node.name, self.span(node).start)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """``case {**name}``."""
        self.generic_visit(node)
        if node.rest:
            after = self.end(node.patterns[-1]) if node.patterns else self.span(node).start
            self.capture(node.rest, after)

    # What opens a scope

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Decorators and defaults belong outside, parameters and body inside."""
        self.visit_all(node.decorator_list)
        self._defaults(node.args)
        with self._type_parameters(node):
            for argument in _all_arguments(node.args):
                self.visit_annotation(argument.annotation)
            self.visit_annotation(node.returns)
            with self.inside(ScopeKind.FUNCTION):
                self._parameters(node.args)
                self.visit_block(node.body)
        self._define(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """A function without a name."""
        self._defaults(node.args)
        with self.inside(ScopeKind.FUNCTION):
            self._parameters(node.args)
            self.visit_all((node.body,))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A class binds its name after its body has run."""
        self.visit_all(node.decorator_list)
        with self._type_parameters(node):
            self.visit_all((*node.bases, *node.keywords))
            with self.inside(ScopeKind.CLASS):
                self.visit_block(node.body)
        self._define(node)

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        if node.name in self.words:
            start = self.source.offset(node.lineno, node.col_offset)
            found = words_in.pattern([node.name]).search(self.source.code, start)
            if found:
                self.mark(found.start(), Place.DEFINITION)
            self.bind(node.name, BindingKind.DEFINITION, None)

    @contextmanager
    def _type_parameters(self, node: ast.AST) -> Iterator[None]:
        parameters = getattr(node, "type_params", None)
        if not parameters:
            yield
            return
        with self.inside(ScopeKind.TYPE_PARAMETERS):
            for parameter in parameters:
                self.bind(parameter.name, BindingKind.CAPTURE, None)
                bound = getattr(parameter, "bound", None)
                self.visit_all((bound, getattr(parameter, "default_value", None)))
            yield

    def visit_TypeAlias(self, node: ast.AST) -> None:
        """``type Name[T] = value``."""
        with self._type_parameters(node):
            self.visit_all((getattr(node, "value", None),))
        self.visit_all((getattr(node, "name", None),))

    def _defaults(self, arguments: ast.arguments) -> None:
        self.visit_all((*arguments.defaults, *arguments.kw_defaults))

    def _parameters(self, arguments: ast.arguments) -> None:
        for argument in _all_arguments(arguments):
            if argument.arg in self.words:
                self.mark(self.span(argument).start, Place.PARAMETER)
                self.bind(argument.arg, BindingKind.PARAMETER, None)

    def _comprehension(self, node: ast.AST, elements: Sequence[ast.expr]) -> None:
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        self.visit_all((generators[0].iter,))
        with self.inside(ScopeKind.COMPREHENSION):
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
