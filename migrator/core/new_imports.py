"""New imports at the top of a module: where isort would put them, in the style of the file."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from migrator.core.edits import Edit
from migrator.core.import_values import Group
from migrator.core.imports import DIRECTIVE, Destination, ImportLayoutError, rewrite
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_Key = tuple[object, ...]
_Owns = Callable[[str], bool]
#: Comments that have to stay at the top of a file.
_TOP = re.compile(
    rf"#!|#.*?(?:coding[:=]|copyright|licen[cs]e|spdx)|{DIRECTIVE.pattern}", re.IGNORECASE
)
_PIECE = re.compile(r"\d+|.", re.DOTALL)


class _Section(IntEnum):
    """The groups of imports, in order."""

    FUTURE = 0
    STANDARD = 1
    THIRD_PARTY = 2
    OWN = 3
    RELATIVE = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """An import statement, with others that share its lines; or a new one."""

    section: _Section
    is_from: bool
    #: As it is written, with its dots.
    module: str
    #: What stands behind ``import``.
    clauses: tuple[str, ...]
    #: From the start of its line to the start of the next one after it.
    start: int = -1
    end: int = -1

    @property
    def order(self) -> _Key:
        """Where isort puts it among those of its section."""
        name = self.module.lstrip(".")
        dots = len(self.module) - len(name)
        first = _member_key(self.clauses[0]) if self.is_from else (_natural(self.clauses[0]),)
        return dots > 0, -dots, _natural(name.lower()), _natural(name), self.is_from, first


#: The orders that files are sorted by: the first that fits a file is taken to be its own.
_ORDERS: tuple[Callable[[_Row], _Key], ...] = (
    lambda row: (row.is_from, row.order),
    lambda row: row.order,
    lambda row: (not row.is_from, row.order),
    lambda row: (row.is_from,),
    lambda _row: (),
)


def added_imports(
    source: PythonSource,
    module: ModuleName,
    owns: Callable[[str], bool],
    wanted: Sequence[Destination],
    *,
    before: int | None = None,
) -> list[Edit]:
    """The edits that import what is wanted at the top of a module.

    ``before`` is where it is used first. Without it, that may be the first definition.
    """
    limit = _first_definition(source) if before is None else before
    statements = _Statements(source, module, limit)
    edits, rest = statements.extended(wanted)
    rows = _new_rows(rest, owns, joins=statements.joins)
    return sorted([*edits, *_Header(source, owns, limit).insertions(rows)])


def _first_definition(source: PythonSource) -> int:
    """Where the first function or class begins that the module defines when it is imported."""
    for node in source.tree.body:
        inner = ast.walk(node) if isinstance(node, ast.If | ast.Try | ast.With) else [node]
        if any(isinstance(one, _Definition) for one in inner):
            return source.offset(_first_line(node), 0)
    return len(source.code) + 1


class _Statements:
    """The import statements that the module surely runs before a place."""

    def __init__(self, source: PythonSource, module: ModuleName, limit: int) -> None:
        self._source = source
        self._module = module
        body = [node for node in source.tree.body if source.offset(node.lineno, 0) < limit]
        self._plain = [node for node in body if isinstance(node, ast.Import)]
        self._from = [node for node in body if isinstance(node, ast.ImportFrom)]
        #: Whether ``from m import a as b, c`` is how the file writes it.
        self.joins = any(len(node.names) > 1 and _has_asname(node) for node in self._from)

    def extended(self, wanted: Iterable[Destination]) -> tuple[list[Edit], list[Destination]]:
        """Statements that import from the modules already with more names, and what is left."""
        additions: dict[ast.ImportFrom, list[Destination]] = defaultdict(list)
        rest: list[Destination] = []
        for one in dict.fromkeys(wanted):
            if not (self._is_imported_from(one) if one.module else self._is_imported(one)):
                node = self._fitting(one)
                (rest if node is None else additions[node]).append(one)
        edits = []
        for node, group in additions.items():
            start = self._source.offset(node.lineno, node.col_offset)
            end = self._source.offset(node.end_lineno or 0, node.end_col_offset or 0)
            text = self._extended(node, self._source.code[start:end].decode(), group)
            if text is None:
                rest += group
            else:
                edits.append(Edit(start, end, text.encode()))
        return edits, rest

    def _fitting(self, wanted: Destination) -> ast.ImportFrom | None:
        """The statement that a name is added to, if there is one; two are a style of their own."""
        if wanted.module is None or (wanted.asname and not self.joins):
            return None
        found = [
            node
            for node in self._from_module(wanted.module)
            if node.names[0].name != "*" and (self.joins or not _has_asname(node))
        ]
        is_split = len(found) > 1 and _module(found[0]) == _module(found[1])
        return found[0] if found and not is_split else None

    def _extended(
        self, node: ast.ImportFrom, text: str, additions: Sequence[Destination]
    ) -> str | None:
        newline = self._source.newline
        unit = "\t" if b"\n\t" in self._source.code else "    "
        clauses = [_clause(alias) for alias in node.names]
        if clauses == sorted(clauses, key=_member_key):
            every = sorted({*clauses, *(one.clause() for one in additions)}, key=_member_key)
            head = f"from {_module(node)} import"
            is_alone = self._source.line_text(node.end_lineno or 1) == text
            if text == f"{head} {', '.join(clauses)}":
                lines = Group(_module(node), every).lines("", unit)
                return newline.join(lines) if is_alone else f"{head} {', '.join(every)}"
            if text == _listed(head, clauses, unit, newline):
                return _listed(head, every, unit, newline)
        try:
            return rewrite(text, {}, additions, newline=newline, unit=unit).main
        except ImportLayoutError:
            return None

    def _is_imported(self, wanted: Destination) -> bool:
        for alias in (alias for node in self._plain for alias in node.names):
            if (alias.name, alias.asname) == (wanted.name, wanted.asname):
                return True
            if not (alias.asname or wanted.asname) and alias.name.startswith(f"{wanted.name}."):
                return True
        return False

    def _is_imported_from(self, wanted: Destination) -> bool:
        local = wanted.asname or wanted.name
        return any(
            alias.name == wanted.name and (alias.asname or alias.name) == local
            for node in self._from_module(wanted.module or "")
            for alias in node.names
        )

    def _from_module(self, written: str) -> list[ast.ImportFrom]:
        bare = written.lstrip(".")
        dotted = self._module.absolute(len(written) - len(bare), bare)
        found = [
            node
            for node in self._from
            if dotted and self._module.absolute(node.level, node.module or "") == dotted
        ]
        return sorted(found, key=lambda node: _module(node) != written)


class _Header:
    """The lines of imports of a module, up to a place, and where others go between them."""

    def __init__(self, source: PythonSource, owns: _Owns, limit: int) -> None:
        self._source = source
        self._blocks = list(_blocks(source, owns, limit))
        self._path_change = _path_change(source, limit)
        pairs = [pair for block in self._blocks for pair in pairwise(block)]
        mixed = [(one, two) for one, two in pairs if one.section != two.section]
        close = [(one, two) for one, two in mixed if not self._is_apart(one.end, two.start)]
        self._is_separated = not mixed or len(close) < len(mixed)
        #: Sections that the file does not tell from each other count as one.
        self._group = {section: section for section in _Section}
        if self._is_separated:
            for one, two in close:
                self._join(one.section, two.section)
        self._rows = [row for block in self._blocks for row in block]

    def insertions(self, rows: Iterable[_Row]) -> list[Edit]:
        """New rows, each in its place: one edit for each place."""
        places: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            places[self._place(row)].append(row)
        return [self._insertion(offset, found) for offset, found in places.items()]

    def _join(self, one: _Section, other: _Section) -> None:
        first, second = sorted((self._group[one], self._group[other]))
        for section, group in self._group.items():
            if group == second:
                self._group[section] = first

    # Places

    def _place(self, row: _Row) -> int:
        """The start of the line that a new row goes to."""
        for block in self._blocks:
            if any(self._group[one.section] == self._group[row.section] for one in block):
                return self._place_in(block, row)
        blocks = self._blocks
        if self._path_change is not None and row.section >= _Section.THIRD_PARTY:
            blocks = [block for block in blocks if block[0].start >= self._path_change]
            if not blocks:
                return _spaced(self._source, self._path_change)
        if not blocks:
            return _spaced(self._source, _after_header(self._source))
        is_usual = [any(one.section is not _Section.FUTURE for one in block) for block in blocks]
        return self._place_in(blocks[is_usual.index(True) if any(is_usual) else 0], row)

    def _place_in(self, block: Sequence[_Row], row: _Row) -> int:
        group = self._group[row.section]
        members = [one for one in block if self._group[one.section] == group]
        if members:
            order = self._order(block)
            smaller = [one for one in members if order(one) <= order(row)]
            return smaller[-1].end if smaller else members[0].start
        lower = [one for one in block if self._group[one.section] < group]
        return lower[-1].end if lower else self._above(block[0])

    def _order(self, block: Sequence[_Row]) -> Callable[[_Row], _Key]:
        """How the rows of each group are sorted."""
        for order in _ORDERS[:-1]:
            pairs = [
                (order(one), order(two))
                for group in set(self._group.values())
                for one, two in pairwise(row for row in block if self._group[row.section] == group)
            ]
            if all(one <= two for one, two in pairs):
                return order
        return _ORDERS[-1]

    def _above(self, row: _Row) -> int:
        """Above the comments on a row, but below those at the top of the file."""
        line = first = self._source.line_of(row.start)
        while first > 1 and self._source.line_text(first - 1).lstrip().startswith("#"):
            first -= 1
        return self._source.line_starts[(line if first == 1 else first) - 1]

    def _is_apart(self, start: int, end: int) -> bool:
        lines = self._source.code[start:end].splitlines()
        return not all(line.strip() for line in lines)

    # Text

    def _insertion(self, offset: int, rows: Iterable[_Row]) -> Edit:
        above = next((row for row in self._rows if row.end == offset), None)
        below = next((row for row in self._rows if offset in {row.start, self._above(row)}), None)
        block = next((one for one in self._blocks if above in one or below in one), ())
        order = self._order(block)
        ordered = sorted(rows, key=lambda row: (self._group[row.section], order(row)))
        unit = "\t" if b"\n\t" in self._source.code else "    "
        lines = _written(ordered[0], unit)
        for one, two in pairwise(ordered):
            lines += [""] * self._parts(one, two) + _written(two, unit)
        if not block:
            lines = _on_their_own(self._source, offset, lines)
        if above is not None and self._parts(above, ordered[0]):
            lines.insert(0, "")
        if below is not None and self._parts(ordered[-1], below):
            lines.append("")
        return self._lines_at(offset, lines)

    def _lines_at(self, offset: int, lines: Iterable[str]) -> Edit:
        newline, code = self._source.newline, self._source.code
        text = "".join(f"{line}{newline}" for line in lines)
        if offset == len(code) and code and not code.endswith((b"\n", b"\r")):
            text = newline + text.removesuffix(newline)
        return Edit(offset, offset, text.encode())

    def _parts(self, one: _Row, two: _Row) -> bool:
        """Whether a blank line stands between two rows."""
        is_other = self._group[one.section] != self._group[two.section]
        return self._is_separated and is_other


# Reading


def _blocks(source: PythonSource, owns: _Owns, limit: int) -> Iterator[list[_Row]]:
    """The rows up to a place, apart where other code is between them."""
    block: list[_Row] = []
    for nodes in _sharing_lines(source.tree.body):
        start = source.offset(nodes[0].lineno, 0)
        if start >= limit:
            break
        if all(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes):
            row = _row(nodes[0], owns)
            block.append(replace(row, start=start, end=_next_line(source, nodes[-1])))
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


def _row(node: ast.stmt, owns: _Owns) -> _Row:
    if isinstance(node, ast.ImportFrom):
        clauses = tuple(map(_clause, node.names))
        return _Row(_section(_module(node), owns), True, _module(node), clauses)
    assert isinstance(node, ast.Import)  # noqa: S101 - what the caller has asked
    first = node.names[0]
    return _Row(_section(first.name, owns), False, first.name, (_clause(first),))


def _new_rows(wanted: Iterable[Destination], owns: _Owns, *, joins: bool) -> list[_Row]:
    """New statements: one for the names of a module, others for those with another name."""
    groups: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for one in wanted:
        is_alone = one.module is None or (one.asname is not None and not joins)
        key = one.clause() if is_alone else ""
        groups[key, one.module].append(one.clause())
    rows = []
    for (_key, module), clauses in groups.items():
        name = module or clauses[0].split(maxsplit=1)[0]
        in_order = tuple(sorted(clauses, key=_member_key))
        rows.append(_Row(_section(name, owns), module is not None, name, in_order))
    return rows


def _section(module: str, owns: _Owns) -> _Section:
    top = module.partition(".")[0]
    if not top:
        return _Section.RELATIVE
    if top == "__future__":
        return _Section.FUTURE
    if top in sys.stdlib_module_names:
        return _Section.STANDARD
    return _Section.OWN if owns(module) else _Section.THIRD_PARTY


def _path_change(source: PythonSource, limit: int) -> int | None:
    """Behind the last code that changes where modules are found; None if there is none."""
    found = None
    for node in source.tree.body:
        if isinstance(node, _Definition) or source.offset(node.lineno, 0) >= limit:
            continue
        if any(map(_speaks_of_path, ast.walk(node))):
            found = _next_line(source, node)
    return found


def _speaks_of_path(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name("sys"), attr="path"):
            return True
        case ast.Attribute(attr="addsitedir") | ast.Name("addsitedir"):
            return True
    return False


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, _Definition) else []
    return min([node.lineno, *(one.lineno for one in decorators)])


def _next_line(source: PythonSource, node: ast.stmt) -> int:
    line = node.end_lineno or node.lineno
    starts = source.line_starts
    return starts[line] if line < len(starts) else len(source.code)


def _module(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


def _has_asname(node: ast.ImportFrom) -> bool:
    return any(alias.asname for alias in node.names)


def _clause(alias: ast.alias) -> str:
    return Destination(None, alias.name, alias.asname).clause()


def _member_key(clause: str) -> _Key:
    """Where isort puts a name in a statement: a star, constants, classes, all others."""
    name = clause.split(maxsplit=1)[0]
    if name == "*":
        return (-1,)
    rank = 0 if len(name) > 1 and name.isupper() else 1 if name[0].isupper() else 2
    return rank, _natural(name.lower()), _natural(clause)


def _natural(text: str) -> _Key:
    """Text by which numbers in it are sorted as numbers."""
    pieces = _PIECE.findall(text)
    return tuple((ord("0"), int(one)) if one.isdecimal() else (ord(one), 0) for one in pieces)


# Writing


def _written(row: _Row, unit: str) -> list[str]:
    if not row.is_from:
        return [f"import {row.clauses[0]}"]
    return Group(row.module, list(row.clauses)).lines("", unit)


def _listed(head: str, clauses: Sequence[str], unit: str, newline: str) -> str:
    """A statement with a line for each name."""
    return newline.join([f"{head} (", *(f"{unit}{clause}," for clause in clauses), ")"])


def _after_header(source: PythonSource) -> int:
    """Behind the docstring, or the comments at the top of a file."""
    body = source.tree.body
    if not body:
        return len(source.code)
    if ast.get_docstring(source.tree, clean=False) is not None:
        return _next_line(source, body[0])
    line = 0
    kept = 0
    texts = [source.line_text(number).strip() for number in range(1, _first_line(body[0]))]
    while line < len(texts):
        end = next((at for at in range(line, len(texts)) if not texts[at]), len(texts))
        is_top = [at for at in range(line, end) if _TOP.match(texts[at])]
        if end < len(texts) and (is_top or not kept):
            kept = end
        elif is_top:
            kept = is_top[-1] + 1
        line = end + 1
    return source.line_starts[kept]


def _on_their_own(source: PythonSource, offset: int, lines: list[str]) -> list[str]:
    """Lines with the blank lines around them that code and comments need."""
    above = source.code[:offset].splitlines()
    blanks, needed = _blank_lines(source, offset)
    before = [""] if above and above[-1].strip() else []
    return [*before, *lines, *[""] * max(0, needed - blanks)]


def _spaced(source: PythonSource, offset: int) -> int:
    """Where lines leave so many of the blank lines below them as are needed."""
    blanks, needed = _blank_lines(source, offset)
    if blanks <= needed:
        return offset
    return source.line_starts[source.line_of(offset) - 1 + blanks - needed]


def _blank_lines(source: PythonSource, offset: int) -> tuple[int, int]:
    """How many blank lines the code below a place has above it, and how many it needs."""
    below = [line.strip() for line in source.code[offset:].splitlines()]
    code = next((line for line in below if line), None)
    if code is None:
        return 0, 0
    is_definition = code.startswith((b"def ", b"class ", b"async def ", b"@"))
    return below.index(code), 2 if is_definition else 1
