"""What an expression means: the dotted name behind imports, aliases and calls."""

import ast
import builtins
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from migrator.api import Binding, BindingKind, ModuleName, PythonSource, Reading, Use, read, span_of
from transforms.merge_env_vars.python.words import Inside, nest

#: These stand for too much, and an attribute of them means nothing here.
_INSTANCES = frozenset({"self", "cls"})
#: Aliases of aliases are followed so far.
_DEEPEST = 3
#: A file that asks more things than these is a table; what they are does not matter then.
_MANY = 100


class Meanings:
    """The dotted names behind the expressions that stand around some places of a file.

    ``environ`` is ``os.environ`` behind ``from os import environ``, and so is ``e`` behind
    ``e = os.environ``; ``get_env().get`` is ``app.env.get_env().get`` behind the import of
    ``get_env``. What the file itself defines has its module in front. A name that nothing in the
    file binds, and a parameter, stand for themselves.
    """

    def __init__(self, source: PythonSource, module: ModuleName, around: Iterable[Inside]) -> None:
        self._source = source
        self._module = module
        self._words = frozenset(_first(_roots(around)))
        #: What names at offsets have been found to mean.
        self._known: dict[int, str] = {}
        #: What stands around the names that bindings bind, by where these start.
        self._targets: dict[int, Inside] = {}

    def of(self, node: ast.AST | None, depth: int = 0) -> str:
        """The dotted name that an expression stands for; nothing where it is something else."""
        match node:
            case ast.Name():
                return self._of_name(node, depth)
            case ast.Attribute(value=value, attr=attr):
                root = self.of(value, depth)
                return f"{root}.{attr}" if root else ""
            case ast.Call(func=func):
                root = self.of(func, depth)
                return f"{root}()" if root else ""
            case ast.Await(value=value) | ast.NamedExpr(value=value):
                return self.of(value, depth)
        return ""

    def assigned(self, node: ast.Name) -> ast.expr | None:
        """What is assigned to the variable that a name reads, if that is one expression."""
        bindings = self._bindings(node)
        values = [self._value(one) for one in bindings or ()]
        return values[0] if len(values) == 1 else None

    # Names

    @cached_property
    def _readings(self) -> list[Reading]:
        """How the names stand in the file, then those that they are assigned from, and so on."""
        words = self._words
        readings: list[Reading] = []
        while words and len(readings) < _DEEPEST:
            reading = read(self._source, self._module, words)
            readings.append(reading)
            self._note_targets(reading)
            values = (self._value(one) for one in reading.bindings)
            words |= frozenset(_first(filter(None, map(_root, values))))
            if words == reading.words:
                break
        return readings[-1:]

    @cached_property
    def _uses(self) -> dict[int, Use]:
        return {use.span.start: use for reading in self._readings for use in reading.uses}

    def _note_targets(self, reading: Reading) -> None:
        """Note what stands around the names that bindings bind."""
        starts = sorted({one.span.start for one in reading.bindings if one.span is not None})
        self._targets.update(zip(starts, nest(self._source, starts), strict=True))

    def _of_name(self, node: ast.Name, depth: int) -> str:
        start = span_of(self._source, node).start
        if start not in self._known:
            self._known[start] = self._meaning(node, depth)
        return self._known[start]

    def _meaning(self, node: ast.Name, depth: int) -> str:
        bindings = self._bindings(node)
        if bindings is None:
            return self._unbound(node.id)
        found = {self._bound(one, depth) for one in bindings}
        return found.pop() if len(found) == 1 else ""

    def _bindings(self, node: ast.Name) -> list[Binding] | None:
        """The bindings that a name may read; None where the file does not bind it."""
        use = self._uses.get(span_of(self._source, node).start)
        if use is None:
            return None
        reading = self._readings[0]
        scope = reading.lookup(use.name, use.scope, use.order)
        if scope is None:
            return None
        bound = [reading.bindings[index] for index in reading.scopes[scope].bound[use.name]]
        bound = [one for one in bound if one.kind is not BindingKind.DELETION]
        return [one for one in bound if not one.fallback] or bound

    def _unbound(self, name: str) -> str:
        stars = [star.module for reading in self._readings for star in reading.stars()]
        if len(stars) == 1 and stars[0] and not hasattr(builtins, name):
            return f"{stars[0]}.{name}"
        return name

    def _bound(self, binding: Binding, depth: int) -> str:
        imported = self._readings[0].imported(binding)
        if imported is not None:
            return imported
        if binding.kind is BindingKind.PARAMETER:
            return binding.name
        value = self._value(binding)
        if value is not None and depth < _DEEPEST:
            meaning = self.of(value, depth + 1)
            if meaning:
                return meaning
        return f"{self._module.dotted}.{binding.name}" if binding.scope == 0 else ""

    def _value(self, binding: Binding) -> ast.expr | None:
        """What is assigned to a name where it is bound, if that is an expression of its own."""
        if binding.kind is not BindingKind.ASSIGNMENT or binding.span is None:
            return None
        target = self._targets[binding.span.start]
        match target.parent:
            case ast.Assign(value=value, targets=targets) if target.node in targets:
                return value
            case ast.AnnAssign(value=value) | ast.NamedExpr(value=value):
                return value
            case ast.withitem(context_expr=value):
                return value
        return None


def _roots(around: Iterable[Inside]) -> Iterator[str]:
    """The names that start what is asked, or called, around some places."""
    seen: set[ast.AST] = set()
    for place in around:
        for inside in place.around():
            if inside.node in seen:
                break
            seen.add(inside.node)
            yield from filter(None, map(_root, _asked(inside.node)))


def _first(names: Iterable[str]) -> Iterable[str]:
    """So many names that a file can be read for all of them."""
    return islice(dict.fromkeys(one for one in names if one not in _INSTANCES), _MANY)


def _asked(node: ast.AST) -> Iterable[ast.AST]:
    match node:
        case ast.Call(func=func, args=arguments):
            return (func, *arguments[:1])
        case ast.Subscript(value=value) | ast.Attribute(value=value):
            return (value,)
        case ast.Compare(comparators=others):
            return others
        case ast.BinOp(left=left, right=right):
            return left, right
        case ast.ClassDef(bases=bases):
            return bases
    return ()


def _root(node: ast.AST | None) -> str | None:
    """The name that a chain of attributes and calls starts with."""
    while True:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=value) | ast.Await(value=value) | ast.NamedExpr(value=value):
                node = value
            case ast.Call(func=func):
                node = func
            case ast.Subscript(value=value):
                node = value
            case _:
                return None
