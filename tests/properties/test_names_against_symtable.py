"""What a name refers to, against what the compiler itself says, over the standard library."""

import ast
import random
import symtable
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pytest

from migrator.core.layout import ModuleName
from migrator.core.names import Reading, ScopeKind, Use, read
from migrator.core.names.words import pattern
from migrator.core.source import PythonSource
from tests.properties import stdlib

FILES = 200
WORDS = 30

_COMPREHENSIONS = {
    ast.ListComp: "listcomp",
    ast.SetComp: "setcomp",
    ast.DictComp: "dictcomp",
    ast.GeneratorExp: "genexpr",
}


class _Tables:
    """For every name that is read: the compiler's table of the scope that it stands in."""

    def __init__(self, source: PythonSource) -> None:
        self.top = symtable.symtable(source.code.decode(), source.path, "exec")
        self.parents: dict[int, symtable.SymbolTable] = {}
        self.names: dict[tuple[int, str], list[symtable.SymbolTable]] = defaultdict(list)
        self._source = source
        self._waiting: dict[tuple[int, str, int], list[symtable.SymbolTable]] = defaultdict(list)
        self._enter(self.top)
        self._visit(source.tree, self.top)

    def _enter(self, table: symtable.SymbolTable) -> None:
        for child in table.get_children():
            self.parents[child.get_id()] = table
            key = (table.get_id(), child.get_name(), child.get_lineno())
            self._waiting[key].append(child)
            self._enter(child)

    def _child(self, table: symtable.SymbolTable, name: str, node: ast.AST) -> symtable.SymbolTable:
        assert isinstance(node, ast.expr | ast.stmt)
        return self._waiting[table.get_id(), name, node.lineno].pop(0)

    def _all(self, nodes: Iterable[ast.AST | None], table: symtable.SymbolTable) -> None:
        for node in nodes:
            if node is not None:
                self._visit(node, table)

    def _visit(self, node: ast.AST, table: symtable.SymbolTable) -> None:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                self._arguments(node.args, table)
                self._all((node.returns, *node.decorator_list), table)
                self._all(node.body, self._child(table, name, node))
            case ast.Lambda(args=arguments, body=body):
                self._arguments(arguments, table)
                self._visit(body, self._child(table, "lambda", node))
            case ast.ClassDef(name=name):
                self._all((*node.bases, *node.keywords, *node.decorator_list), table)
                self._all(node.body, self._child(table, name, node))
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                self._comprehension(node, table)
            case ast.Try() | ast.TryStar():
                self._all((*node.body, *node.orelse, *node.handlers, *node.finalbody), table)
            case ast.Name(id=name, ctx=ast.Load()):
                offset = self._source.offset(node.lineno, node.col_offset)
                self.names[offset, name].append(table)
            case ast.AugAssign(target=ast.Name(id=name) as target) if table.get_type() == "class":
                # It reads what it finds outside, too.
                offset = self._source.offset(target.lineno, target.col_offset)
                self.names[offset, name].append(table)
                self._visit(node.value, table)
            case _:
                self._all(ast.iter_child_nodes(node), table)

    def _arguments(self, arguments: ast.arguments, table: symtable.SymbolTable) -> None:
        self._all((*arguments.defaults, *arguments.kw_defaults), table)
        annotated = [*arguments.posonlyargs, *arguments.args]
        annotated += [one for one in (arguments.vararg, arguments.kwarg) if one]
        annotated += arguments.kwonlyargs
        self._all((argument.annotation for argument in annotated), table)

    def _comprehension(
        self,
        node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
        table: symtable.SymbolTable,
    ) -> None:
        first, *others = node.generators
        self._visit(first.iter, table)
        inner = self._child(table, _COMPREHENSIONS[type(node)], node)
        self._all((first.target, *first.ifs, *others), inner)
        elements = (node.value, node.key) if isinstance(node, ast.DictComp) else (node.elt,)
        self._all(elements, inner)

    def chain(self, table: symtable.SymbolTable) -> list[symtable.SymbolTable]:
        """A table with all that it is nested in."""
        found = [table]
        while found[-1] is not self.top:
            found.append(self.parents[found[-1].get_id()])
        return found

    def global_names(self) -> set[str]:
        """The names that the module binds, be it from within a function."""
        found = {symbol.get_name() for symbol in self.top.get_symbols() if _is_bound(symbol)}
        waiting = list(self.top.get_children())
        while waiting:
            table = waiting.pop()
            waiting += table.get_children()
            found.update(
                symbol.get_name()
                for symbol in table.get_symbols()
                if symbol.is_declared_global() and _is_bound(symbol)
            )
        return found

    def depth(self, name: str, table: symtable.SymbolTable, global_names: set[str]) -> int | None:
        """How far outside of a table a name is bound; None where the module does not bind it."""
        chain = self.chain(table)
        enclosing = [outer.get_type() == "function" and _owns(outer, name) for outer in chain]
        try:
            symbol = table.lookup(name)
        except KeyError:
            # Annotations are not compiled under `from __future__ import annotations`.
            here = table is not self.top and _owns(table, name)
            is_local, is_free = here, not here and any(enclosing)
        else:
            is_local, is_free = symbol.is_local() and table is not self.top, symbol.is_free()
        if is_local:
            return 0
        if is_free:
            return enclosing.index(True, 1)
        return len(chain) - 1 if name in global_names else None


def _is_bound(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()


def _owns(table: symtable.SymbolTable, name: str) -> bool:
    try:
        return table.lookup(name).is_local()
    except KeyError:
        return False


def _our_chain(reading: Reading, scope: int | None) -> list[int]:
    chain = []
    while scope is not None:
        chain.append(scope)
        scope = reading.scopes[scope].parent
    return chain


_TYPES = {ScopeKind.MODULE: "module", ScopeKind.CLASS: "class"}


def _differences(source: PythonSource, words: frozenset[str]) -> Iterator[str]:
    tables = _Tables(source)
    global_names = tables.global_names()
    reading = read(source, ModuleName("module", is_package=False), words)
    ours: dict[tuple[int, str], list[Use]] = defaultdict(list)
    for use in reading.uses:
        if not use.quoted:
            ours[use.span.start, use.name].append(use)
    theirs = {key: found for key, found in tables.names.items() if key[1] in words}
    counted = Counter({key: len(found) for key, found in theirs.items()})
    if counted != Counter({key: len(found) for key, found in ours.items()}):
        yield f"{source.path}: not the same uses"
        return
    for (offset, name), found in theirs.items():
        expected = sorted(_meaning(tables, name, table, global_names) for table in found)
        mine = sorted(_our_meaning(reading, use) for use in ours[offset, name])
        if mine != expected:
            line = source.line_of(offset)
            yield f"{source.path}:{line}: {name} is {mine} and should be {expected}"


def _meaning(
    tables: _Tables, name: str, table: symtable.SymbolTable, global_names: set[str]
) -> str:
    kinds = [outer.get_type() for outer in tables.chain(table)]
    return f"{tables.depth(name, table, global_names)} outside {kinds}"


def _our_meaning(reading: Reading, use: Use) -> str:
    chain = _our_chain(reading, use.scope)
    kinds = [_TYPES.get(reading.scopes[scope].kind, "function") for scope in chain]
    owner = reading.lookup(use.name, use.scope)
    return f"{None if owner is None else chain.index(owner)} outside {kinds}"


def _words(source: PythonSource) -> frozenset[str]:
    names = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
    plain = sorted(name for name in names if not name.startswith("__"))
    chosen = random.Random(source.path).sample(plain, min(WORDS, len(plain)))
    return frozenset(chosen)


def _is_compiled(source: PythonSource) -> bool:
    """Not all that parses is accepted: the tests of the library hold what is not."""
    try:
        symtable.symtable(source.code.decode(), source.path, "exec")
    except SyntaxError:
        return False
    return True


@pytest.fixture(scope="module")
def sources() -> list[PythonSource]:
    return stdlib.sources(FILES)


@pytest.mark.skipif(
    sys.version_info >= (3, 12),
    reason="from 3.12 on the compiler's tables have no scopes for comprehensions",
)
def test_names_refer_to_what_the_compiler_says(sources: list[PythonSource]) -> None:
    chosen = [(source, _words(source)) for source in sources if _is_compiled(source)]
    assert len(chosen) > 0.95 * len(sources)
    assert sum(len(words) for _source, words in chosen) > 10 * len(sources)
    wrong = [line for source, words in chosen for line in _differences(source, words)]
    assert wrong == []


def test_places_hold_the_names_and_no_occurrence_is_missing(sources: list[PythonSource]) -> None:
    for source in sources:
        words = _words(source)
        reading = read(source, ModuleName("module", is_package=False), words)
        for use in reading.uses:
            held = source.code[slice(*use.span)] == use.name.encode()
            assert held or use.fixed, (source.path, use)
        for binding in reading.bindings:
            if binding.span is not None:
                assert source.code[slice(*binding.span)] == binding.name.encode()
        found = [(span.start, span.end) for span, _place in reading.occurrences]
        everywhere = pattern(words).finditer(source.code) if words else ()
        whole = {match.span() for match in everywhere}
        assert whole <= set(found), source.path
        assert found == sorted(set(found)), source.path
        # In a string the letter of an escape does not belong to the word behind it.
        escaped = {source.code[start - 2 : start - 1] for start, _end in {*found} - whole}
        assert escaped <= {b"\\"}, source.path


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f():\n    x = 1\n    return x", "0 outside ['function', 'module']"),
        ("def f(x):\n    return [x for y in z]", "1 outside ['function', 'function', 'module']"),
        ("class C:\n    def f(self): return x", "None outside ['function', 'class', 'module']"),
    ],
)
def test_the_yardstick_itself_is_right(code: str, expected: str) -> None:
    source = PythonSource("a.py", code.encode())
    tables = _Tables(source)
    [(key, [table])] = [item for item in tables.names.items() if item[0][1] == "x"]
    assert _meaning(tables, key[1], table, tables.global_names()) == expected
