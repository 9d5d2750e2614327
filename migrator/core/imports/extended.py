"""Import statements that import more than they did."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Sequence

from migrator.core.edits import Edit
from migrator.core.imports import Destination, ImportLayoutError, rewrite
from migrator.core.imports.habits import Habits
from migrator.core.imports.rows import clause_of, has_asname, listed, member_key, written_module
from migrator.core.imports.wrapping import Wrapping
from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource
from migrator.core.spans import span_of
from migrator.core.whole_lines import indent_of


class Extensible:
    """The import statements among some that run before names are needed."""

    def __init__(self, source: PythonSource, module: ModuleName, body: Sequence[ast.stmt]) -> None:
        self._source = source
        self._module = module
        self._plain = [node for node in body if isinstance(node, ast.Import)]
        self._from = [node for node in body if isinstance(node, ast.ImportFrom)]
        habits = Habits.of(
            (written_module(node), [alias.asname for alias in node.names]) for node in self._from
        )
        self.joins, self._is_split = habits.joins, habits.is_split
        self._wrapping = Wrapping.of(source)

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
            start, end = span_of(self._source, node)
            text = self._extended(node, self._source.code[start:end].decode(), group)
            if text is None:
                rest += group
            else:
                edits.append(Edit(start, end, text.encode()))
        return edits, rest

    def _fitting(self, wanted: Destination) -> ast.ImportFrom | None:
        """The statement that a name is added to, if there is one; two are a style of their own."""
        if wanted.module is None or (wanted.asname and not self.joins) or self._is_split:
            return None
        found = [
            node
            for node in self._from_module(wanted.module)
            if node.names[0].name != "*" and (self.joins or not has_asname(node))
        ]
        is_split = len(found) > 1 and written_module(found[0]) == written_module(found[1])
        return found[0] if found and not is_split else None

    def _extended(
        self, node: ast.ImportFrom, text: str, additions: Sequence[Destination]
    ) -> str | None:
        indent = indent_of(self._source, self._source.offset(node.lineno, node.col_offset)) or ""
        newline = self._source.newline
        unit = self._source.unit
        clauses = [clause_of(alias) for alias in node.names]
        if clauses == sorted(clauses, key=member_key):
            every = sorted({*clauses, *(one.clause() for one in additions)}, key=member_key)
            head = f"from {written_module(node)} import"
            is_alone = self._source.line_text(node.end_lineno or 1).lstrip() == text
            if text == f"{head} {', '.join(clauses)}":
                lines = self._wrapping.lines(written_module(node), every, indent, unit)
                is_wrapped = is_alone and len(lines) > 1
                return (
                    f"{newline}{indent}".join(lines) if is_wrapped else f"{head} {', '.join(every)}"
                )
            if text == listed(head, clauses, unit, f"{newline}{indent}"):
                return listed(head, every, unit, f"{newline}{indent}")
        try:
            return rewrite(text, {}, additions, newline=newline, indent=indent, unit=unit).main
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
        return sorted(found, key=lambda node: written_module(node) != written)
