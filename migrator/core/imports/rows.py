"""Import statements as rows: what section they stand in, and how a file sorts them."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from migrator.core.imports.values import Destination
from migrator.core.source import PythonSource

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Key = tuple[object, ...]
#: Whether a module belongs to the project.
Owns = Callable[[str], bool]
_PIECE = re.compile(r"\d+|.", re.DOTALL)


class Section(IntEnum):
    """The groups of imports, in order."""

    FUTURE = 0
    STANDARD = 1
    THIRD_PARTY = 2
    OWN = 3
    RELATIVE = 4


@dataclass(frozen=True, slots=True)
class Row:
    """An import statement, with others that share its lines; or a new one."""

    section: Section
    is_from: bool
    #: As it is written, with its dots.
    module: str
    #: What stands behind ``import``.
    clauses: tuple[str, ...]
    #: From the start of its line to the start of the next one after it.
    start: int = -1
    end: int = -1

    @property
    def binds(self) -> frozenset[str]:
        """The names that it binds."""
        lasts = (clause.split()[-1] for clause in self.clauses)
        return frozenset(last if self.is_from else last.partition(".")[0] for last in lasts)

    @property
    def order(self) -> Key:
        """Where isort puts it among those of its section."""
        clause = self.clauses[0]
        return (*self._module_order, member_key(clause) if self.is_from else (natural(clause),))

    @property
    def caseless_order(self) -> Key:
        """The same where capitals make no difference to the names that are imported."""
        return (*self._module_order, natural(self.clauses[0].lower()))

    @property
    def _module_order(self) -> Key:
        name = self.module.lstrip(".")
        dots = len(self.module) - len(name)
        return dots > 0, -dots, natural(name.lower()), natural(name), self.is_from


#: The orders in which files are sorted.
SORTED: tuple[Callable[[Row], Key], ...] = (
    lambda row: (row.is_from, row.order),
    lambda row: row.order,
    lambda row: (not row.is_from, row.order),
    lambda row: (row.is_from, row.caseless_order),
    lambda row: row.caseless_order,
)
#: All orders that files may have: the first that fits a file is taken to be its own.
ORDERS: tuple[Callable[[Row], Key], ...] = (*SORTED, lambda row: (row.is_from,), lambda _row: ())


def blocks(source: PythonSource, owns: Owns, body: Sequence[ast.stmt]) -> Iterator[list[Row]]:
    """The rows of some statements, apart where other code is between them."""
    block: list[Row] = []
    for nodes in _sharing_lines(body):
        start = source.offset(nodes[0].lineno, 0)
        if all(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes):
            row = row_of(nodes[0], owns)
            block.append(replace(row, start=start, end=next_line(source, nodes[-1])))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sharing_lines(body: Sequence[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """The statements, together where one begins on the line that another ends on."""
    found: list[ast.stmt] = []
    for node in body:
        if found and node.lineno != found[-1].end_lineno:
            yield found
            found = []
        found.append(node)
    if found:
        yield found


def row_of(node: ast.stmt, owns: Owns) -> Row:
    """A statement as a row without a place."""
    if isinstance(node, ast.ImportFrom):
        clauses = tuple(map(clause_of, node.names))
        return Row(section_of(written_module(node), owns), True, written_module(node), clauses)
    assert isinstance(node, ast.Import)  # noqa: S101 - what the caller has asked
    first = node.names[0]
    return Row(section_of(first.name, owns), False, first.name, (clause_of(first),))


def new_rows(wanted: Iterable[Destination], owns: Owns, *, joins: bool) -> list[Row]:
    """New statements: one for the names of a module, others for those with another name."""
    groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for one in wanted:
        is_alone = one.module is None or (one.asname is not None and not joins)
        key = one.clause() if is_alone else ""
        groups[key, one.module].append(one.clause())
    rows = []
    for (_key, module), clauses in groups.items():
        name = module or clauses[0].split(maxsplit=1)[0]
        in_order = tuple(sorted(clauses, key=member_key))
        rows.append(Row(section_of(name, owns), module is not None, name, in_order))
    return rows


def section_of(module: str, owns: Owns) -> Section:
    """The group that a module as it is written belongs to."""
    top = module.partition(".")[0]
    if not top:
        return Section.RELATIVE
    if top == "__future__":
        return Section.FUTURE
    if top in sys.stdlib_module_names:
        return Section.STANDARD
    return Section.OWN if owns(module) else Section.THIRD_PARTY


def first_line(node: ast.stmt) -> int:
    """The line where a statement begins, with its decorators."""
    decorators = node.decorator_list if isinstance(node, Definition) else []
    return min([node.lineno, *(one.lineno for one in decorators)])


def next_line(source: PythonSource, node: ast.stmt) -> int:
    """Where the line behind a statement begins."""
    line = node.end_lineno or node.lineno
    starts = source.line_starts
    return starts[line] if line < len(starts) else len(source.code)


def written_module(node: ast.ImportFrom) -> str:
    """The module of an import as it is written, with its dots."""
    return "." * node.level + (node.module or "")


def has_asname(node: ast.ImportFrom) -> bool:
    """Whether an import gives another name to something."""
    return any(alias.asname for alias in node.names)


def clause_of(alias: ast.alias) -> str:
    """A name as it stands behind ``import``."""
    return Destination(None, alias.name, alias.asname).clause()


def member_key(clause: str) -> Key:
    """Where isort puts a name in a statement: a star, constants, classes, all others."""
    name = clause.split(maxsplit=1)[0]
    if name == "*":
        return (-1,)
    rank = 0 if len(name) > 1 and name.isupper() else 1 if name[0].isupper() else 2
    return rank, natural(name.lower()), natural(clause)


def natural(text: str) -> Key:
    """Text by which numbers in it are sorted as numbers."""
    pieces = _PIECE.findall(text)
    return tuple((ord("0"), int(one)) if one.isdecimal() else (ord(one), 0) for one in pieces)


def listed(head: str, clauses: Sequence[str], unit: str, newline: str) -> str:
    """A statement with a line for each name."""
    return newline.join([f"{head} (", *(f"{unit}{clause}," for clause in clauses), ")"])
