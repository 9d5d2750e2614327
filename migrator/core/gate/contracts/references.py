"""Where a Python file refers to dotted names: imports, uses through modules, strings."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migrator.core.definitions.written import written
from migrator.core.names import Call, Reading, StringUse, Use, read
from migrator.core.project import Project
from migrator.core.source import PythonSource

#: Functions that are given an object and the name of an attribute of it, and need it to be there.
_TAKERS = frozenset({"delattr", "object", "setattr"})
_GONE = frozenset({"AttributeError", "ImportError", "ModuleNotFoundError"})


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place that refers to a name."""

    line: int
    #: Such as ``imports``.
    how: str
    name: str


def may_refer(path: str, data: bytes, name: str, project: Project) -> bool:
    """Whether a file can refer to a name, by the words that it holds."""
    parent, _dot, leaf = name.rpartition(".")
    if leaf.encode() not in data or _is_in(project.layout.module(path).dotted, name):
        return False
    near = parent.rpartition(".")[2].encode()
    return near in data or _is_in(project.layout.module(path).package, parent)


def references(source: PythonSource, names: Iterable[str], project: Project) -> list[Reference]:
    """Where a file refers to one of some names, or to something inside of them."""
    return sorted(_File(source, frozenset(names), project).found())


def _is_in(module: str, name: str) -> bool:
    """Whether a module is a name, or lies inside of it."""
    return f"{module}.".startswith(f"{name}.")


class _File:
    def __init__(self, source: PythonSource, names: frozenset[str], project: Project) -> None:
        self._source = source
        self._names = names
        self._project = project
        leaves = frozenset(name.rpartition(".")[2] for name in names)
        words = leaves | _roots(source.code, leaves)
        self._reading = read(source, project.layout.module(source.path), words)

    def found(self) -> Iterator[Reference]:
        """All references but those in code that proves a name to be gone."""
        proofs = list(_proofs(self._source))
        for place, how, name in self._places():
            line = self._source.line_of(place)
            if not any(first <= line <= last for first, last in proofs):
                yield Reference(line, how, name)

    def _places(self) -> Iterator[tuple[int, str, str]]:
        for place, dotted in _imported(self._reading):
            for name in self._meant(dotted):
                yield place, "imports", name
        for use in self._reading.uses:
            for name in self._used(use):
                yield use.span.start, "uses", name
        for string in self._reading.strings:
            for name in self._named(string):
                yield string.span.start, "names", name
        for call in self._reading.calls:
            for name in self._taken(call):
                yield call.span.start, "names", name

    def _meant(self, dotted: str) -> Iterator[str]:
        """The names that a dotted name is, or lies in."""
        return (name for name in sorted(self._names) if _is_in(dotted, name))

    def _used(self, use: Use) -> Iterator[str]:
        """The names that a use reaches through a module; the import itself tells of others."""
        for dotted in written(self._reading, use):
            root = dotted.removesuffix(use.dotted("")) if use.chain else dotted
            yield from (name for name in self._meant(dotted) if not _is_in(root, name))
        for statement in self._reading.stars():
            dotted = use.dotted(f"{statement.module}.{use.name}")
            if self._reading.lookup(use.name, use.scope, use.order) is None:
                yield from (
                    name for name in self._meant(dotted) if self._brings(statement.module, use.name)
                )

    def _brings(self, module: str | None, name: str) -> bool:
        """Whether a star import of a module surely brings a name."""
        names = self._project.names(module) if module else None
        return names is not None and name in names.public

    def _named(self, string: StringUse) -> Iterator[str]:
        if string.docstring or string.annotation or not re.fullmatch(r"[\w.:{}]+", string.value):
            return iter(())
        return self._meant(string.value.replace(":", ".", 1))

    def _taken(self, call: Call) -> Iterator[str]:
        """What is named in ``patch.object(module, "name")``."""
        if call.callee[-1] not in _TAKERS or len(call.arguments) < 2:
            return
        owner, attribute = call.arguments[:2]
        if owner.use is not None and attribute.string is not None:
            value = self._reading.strings[attribute.string].value
            for dotted in written(self._reading, self._reading.uses[owner.use]):
                yield from self._meant(f"{dotted}.{value}")


def _imported(reading: Reading) -> Iterator[tuple[int, str]]:
    """What the import statements of a file name, and where."""
    for statement in reading.imports:
        for alias in statement.aliases:
            if statement.module is None:
                yield alias.span.start, alias.name
            elif statement.module:
                yield alias.span.start, statement.target(alias)


def _roots(code: bytes, leaves: Iterable[str]) -> frozenset[str]:
    """The names at the beginning of chains of attributes that hold a leaf, or stand beside one."""
    leaf = b"|".join(re.escape(leaf.encode()) for leaf in sorted(leaves))
    chains = (
        rb"(?<![\w.])([^\W\d]\w*)(?:\s*\.\s*\w+)*?(?:\s*\.\s*|\s*,\s*\w?[\"'])(?:%s)(?!\w)" % leaf
    )
    return frozenset(found.decode() for found in re.findall(chains, code))


def _proofs(source: PythonSource) -> Iterator[tuple[int, int]]:
    """The lines of blocks that prove an import to fail: ``with raises(ImportError):``."""
    if b"aises" not in source.code:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.With) and any(_expects(item.context_expr) for item in node.items):
            yield node.lineno, node.end_lineno or node.lineno


def _expects(node: ast.expr) -> bool:
    """Whether a block has to end with an error of names that are gone."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    is_raises = getattr(node.func, "attr", getattr(node.func, "id", "")) in {
        "assertRaises",
        "assertRaisesRegex",
        "raises",
    }
    errors = {inner.id for inner in ast.walk(node.args[0]) if isinstance(inner, ast.Name)}
    return is_raises and bool(errors & _GONE)
