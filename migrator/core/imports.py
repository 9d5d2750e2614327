"""Import statements rewritten with LibCST, so that layout and comments survive.

A statement is given as text and comes back as one or several statements: the first takes
its place, the others follow it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import libcst as cst

#: A comment that speaks to a linter and not to a reader.
DIRECTIVE = re.compile(
    r"#\s*(noqa|type:|pylint:|pyright:|ruff:|isort:|flake8:|pragma:|nosec|mypy:)"
)
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an imported name comes from: ``from module import name``, or ``import name``."""

    module: str | None
    name: str
    asname: str | None = None

    def clause(self) -> str:
        """The name as it stands after ``import``."""
        return f"{self.name} as {self.asname}" if self.asname else self.name

    def statement(self) -> str:
        """A statement of its own."""
        source = f"from {self.module} " if self.module else ""
        return f"{source}import {self.clause()}"


@dataclass(slots=True)
class _Group:
    """Names that leave a statement for one module, each with its comments."""

    module: str | None
    clauses: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)

    def lines(self, indent: str, unit: str) -> list[str]:
        clauses = list(dict.fromkeys(self.clauses))
        if self.module is None:
            lines = [f"import {clause}" for clause in clauses]
        else:
            one_line = f"from {self.module} import {', '.join(clauses)}"
            if len(indent.expandtabs(4)) + len(one_line) <= _WIDTH or len(clauses) == 1:
                lines = [one_line]
            else:
                inner = [f"{unit}{clause}," for clause in clauses]
                lines = [f"from {self.module} import (", *inner, ")"]
        if self.behind:
            lines[-1] += "  " + "  ".join(dict.fromkeys(self.behind))
        return [*self.above, *lines]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a statement becomes."""

    #: What stands in its place; None if nothing is left of it.
    main: str | None
    #: Lines that follow it, without indentation.
    following: tuple[str, ...]


class ImportLayoutError(Exception):
    """A statement whose text LibCST does not give back as it was."""


def rewrite(
    text: str,
    changes: Mapping[int, Destination | None],
    additions: Sequence[Destination] = (),
    *,
    newline: str = "\n",
    indent: str = "",
    unit: str = "    ",
) -> Rewritten:
    """The statement with some names sent elsewhere (None: dropped) and others added.

    ``changes`` goes by the position of a name in the statement; ``additions`` are names to
    import from the module that the statement imports from already.
    """
    module = cst.Module([], default_newline=newline)
    config = cst.PartialParserConfig(default_newline=newline)
    line = cst.parse_statement(text, config=config)
    if module.code_for_node(line).rstrip("\r\n") != text:
        raise ImportLayoutError(text)
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
    if isinstance(statement, cst.Import):
        return _rewrite_import(statement, changes, indent, unit)
    if not isinstance(statement, cst.ImportFrom) or isinstance(statement.names, cst.ImportStar):
        raise ImportLayoutError(text)
    return _FromImport(statement, module, indent, unit).rewrite(changes, additions)


def rewrite_module(text: str, module: str) -> str:
    """The same ``from`` import, of another module."""
    line = cst.parse_statement(text)
    statement = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
    if not isinstance(statement, cst.ImportFrom):
        raise ImportLayoutError(text)
    return cst.Module([]).code_for_node(_with_module(statement, module))


def _rewrite_import(
    statement: cst.Import, changes: Mapping[int, Destination | None], indent: str, unit: str
) -> Rewritten:
    kept: list[str] = []
    groups: dict[str | None, _Group] = {}
    render = cst.Module([]).code_for_node
    for index, alias in enumerate(statement.names):
        if index not in changes:
            kept.append(render(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)))
            continue
        destination = changes[index]
        if destination is not None and destination.module is None:
            kept.append(destination.clause())
        elif destination is not None:
            group = groups.setdefault(destination.module, _Group(destination.module))
            group.clauses.append(destination.clause())
    lines = [line for group in groups.values() for line in group.lines(indent, unit)]
    if kept:
        lines.insert(0, f"import {', '.join(dict.fromkeys(kept))}")
    return Rewritten(lines[0] if lines else None, tuple(lines[1:]))


@dataclass(slots=True)
class _Name:
    """A name in a ``from`` import with what stands around it."""

    alias: cst.ImportAlias
    above: list[cst.EmptyLine]
    #: Starts a line, and ends one.
    first: bool
    last: bool
    behind: cst.Comment | None = None


class _FromImport:
    """A ``from`` import taken apart into names with their comments, to be put together again."""

    def __init__(
        self, statement: cst.ImportFrom, module: cst.Module, indent: str, unit: str
    ) -> None:
        self._statement = statement
        self._module = module
        self._indent = indent
        self._unit = unit
        self._names = self._taken_apart()

    def rewrite(
        self, changes: Mapping[int, Destination | None], additions: Sequence[Destination]
    ) -> Rewritten:
        own = self._own_module()
        renamed = self._clauses(own, changes)
        groups: dict[str | None, _Group] = {}
        for destination in changes.values():
            if destination is not None and destination.module != own:
                group = groups.setdefault(destination.module, _Group(destination.module))
                group.clauses.append(destination.clause())
        staying = [index for index in range(len(self._names)) if index not in changes]
        staying = sorted({*staying, *renamed})
        main: cst.ImportFrom | None = None
        if staying or (additions and not groups):
            main = self._keeping(staying, renamed, additions)
        elif module := next((name for name in groups if name is not None), None):
            clauses = self._clauses(module, changes)
            main = _with_module(self._keeping(list(clauses), clauses, additions), module)
            staying = list(clauses)
            del groups[module]
        self._send_comments(changes, groups, staying)
        following = self._orphaned(changes, nothing_left=main is None and not groups)
        following += [
            line for group in groups.values() for line in group.lines(self._indent, self._unit)
        ]
        if main is None:
            first = following.pop(0) if following else None
            return Rewritten(first, tuple(following))
        return Rewritten(self._module.code_for_node(main), tuple(following))

    def _own_module(self) -> str:
        """The module as the statement writes it."""
        dots = "." * len(self._statement.relative)
        module = self._statement.module
        return dots + (self._module.code_for_node(module) if module else "")

    def _clauses(
        self, module: str, changes: Mapping[int, Destination | None]
    ) -> dict[int, Destination]:
        """What the names that come from a module in the end are to say, each once."""
        clauses: dict[int, Destination] = {}
        for index, destination in sorted(changes.items()):
            taken = {known.clause() for known in clauses.values()}
            if destination is None or destination.module != module:
                continue
            if destination.clause() not in taken:
                clauses[index] = destination
        return clauses

    # Comments

    def _send_comments(
        self,
        changes: Mapping[int, Destination | None],
        groups: Mapping[str | None, _Group],
        staying: Sequence[int],
    ) -> None:
        """Let the comments of a name go where the name goes."""
        for index, destination in changes.items():
            group = groups.get(destination.module) if destination is not None else None
            if group is None or index in staying:
                continue
            name = self._names[index]
            group.above += [line.comment.value for line in name.above if line.comment]
            if name.behind is not None:
                group.behind.append(name.behind.value)

    def _orphaned(
        self, changes: Mapping[int, Destination | None], *, nothing_left: bool
    ) -> list[str]:
        """Comments of names that are dropped: they stay as lines of their own."""
        comments = []
        if nothing_left and isinstance(self._statement.lpar, cst.LeftParen):
            opening = self._statement.lpar.whitespace_after
            if isinstance(opening, cst.ParenthesizedWhitespace):
                comments.append(opening.first_line.comment)
        for index, destination in changes.items():
            if destination is None:
                name = self._names[index]
                comments += [line.comment for line in name.above]
                comments.append(name.behind)
        return [found.value for found in comments if found and not DIRECTIVE.match(found.value)]

    # Taking apart

    def _taken_apart(self) -> list[_Name]:
        aliases = self._aliases()
        before: cst.BaseParenthesizableWhitespace = (
            self._statement.lpar.whitespace_after
            if self._statement.lpar
            else cst.SimpleWhitespace("")
        )
        names: list[_Name] = []
        for index, alias in enumerate(aliases):
            after = self._whitespace_after(index)
            breaks_before = isinstance(before, cst.ParenthesizedWhitespace)
            breaks_after = isinstance(after, cst.ParenthesizedWhitespace)
            above = list(before.empty_lines) if breaks_before else []  # type: ignore[attr-defined]
            name = _Name(alias, above, breaks_before, breaks_after)
            if breaks_before and isinstance(after, cst.ParenthesizedWhitespace):
                name.behind = after.first_line.comment
            names.append(name)
            before = after
        return names

    def _aliases(self) -> Sequence[cst.ImportAlias]:
        names = self._statement.names
        return [] if isinstance(names, cst.ImportStar) else names

    def _whitespace_after(self, index: int) -> cst.BaseParenthesizableWhitespace:
        comma = self._aliases()[index].comma
        if isinstance(comma, cst.Comma):
            return comma.whitespace_after
        rpar = self._statement.rpar
        return rpar.whitespace_before if rpar else cst.SimpleWhitespace("")

    # Putting together

    def _keeping(
        self,
        indices: Sequence[int],
        renamed: Mapping[int, Destination],
        additions: Sequence[Destination],
    ) -> cst.ImportFrom:
        """The statement with only some of its names, some renamed, some added at the end."""
        kept = [self._renamed(self._names[index].alias, renamed.get(index)) for index in indices]
        gaps = self._gaps(indices)
        present = {self._module.code_for_node(_bare(alias)) for alias in kept}
        for addition in additions:
            if addition.clause() not in present:
                self._add(kept, gaps, addition)
        ends_with_comma = isinstance(self._aliases()[-1].comma, cst.Comma)
        aliases = []
        for position, alias in enumerate(kept):
            is_last = position == len(kept) - 1
            if is_last and not ends_with_comma:
                comma: cst.Comma | cst.MaybeSentinel = cst.MaybeSentinel.DEFAULT
            else:
                comma = cst.Comma(whitespace_after=gaps[position + 1])
            aliases.append(alias.with_changes(comma=comma))
        changed = self._statement.with_changes(names=aliases)
        if changed.lpar is None or changed.rpar is None:
            return changed
        lpar = changed.lpar.with_changes(whitespace_after=gaps[0])
        closing = cst.SimpleWhitespace("") if ends_with_comma else gaps[-1]
        rpar = changed.rpar.with_changes(whitespace_before=closing)
        return changed.with_changes(lpar=lpar, rpar=rpar)

    def _gaps(self, indices: Sequence[int]) -> list[cst.BaseParenthesizableWhitespace]:
        """The white space before, between and after the names that stay."""
        opening = self._statement.lpar
        gaps = [opening.whitespace_after if opening else cst.SimpleWhitespace("")]
        gaps += [self._whitespace_after(index) for index in range(len(self._names))]
        kept = set(indices)
        for index in reversed(range(len(self._names))):
            if index not in kept:
                gaps[index : index + 2] = [self._joined(index, gaps[index], gaps[index + 1])]
        return gaps

    def _joined(
        self,
        index: int,
        before: cst.BaseParenthesizableWhitespace,
        after: cst.BaseParenthesizableWhitespace,
    ) -> cst.BaseParenthesizableWhitespace:
        """The white space left where a name was taken out."""
        if not isinstance(before, cst.ParenthesizedWhitespace):
            is_end = index == len(self._names) - 1
            return after if isinstance(after, cst.ParenthesizedWhitespace) or is_end else before
        if not isinstance(after, cst.ParenthesizedWhitespace):
            if index == len(self._names) - 1:
                return before.with_changes(empty_lines=[], last_line=after)
            return before
        return after.with_changes(first_line=before.first_line)

    def _add(
        self,
        kept: list[cst.ImportAlias],
        gaps: list[cst.BaseParenthesizableWhitespace],
        addition: Destination,
    ) -> None:
        """Put a name in its place: by the alphabet if the others are, else at the end."""
        names = [self._module.code_for_node(alias.name) for alias in kept]
        position = len(names)
        for key in (str, str.lower):
            if names == sorted(names, key=key) and len(names) > 1:
                position = sum(key(name) < key(addition.name) for name in names)
                break
        alias = cst.ImportAlias(cst.Name(addition.name))
        kept.insert(position, self._renamed(alias, addition))
        between: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace(" ")
        if isinstance(gaps[0], cst.ParenthesizedWhitespace):
            plain = cst.TrailingWhitespace(newline=gaps[0].first_line.newline)
            between = gaps[0].with_changes(first_line=plain, empty_lines=[])
        if position == len(gaps) - 1 and isinstance(gaps[-1], cst.ParenthesizedWhitespace):
            # The comment behind the name that was last stays behind that name.
            behind = gaps[-1].first_line
            gaps[-1:] = [
                between.with_changes(first_line=behind)
                if isinstance(between, cst.ParenthesizedWhitespace)
                else between,
                gaps[-1].with_changes(first_line=cst.TrailingWhitespace(newline=behind.newline)),
            ]
        else:
            gaps.insert(max(position, 1), between)

    @staticmethod
    def _renamed(alias: cst.ImportAlias, to: Destination | None) -> cst.ImportAlias:
        if to is None:
            return alias
        asname = alias.asname
        if to.asname is None:
            asname = None
        elif asname is not None:
            asname = asname.with_changes(name=cst.Name(to.asname))
        else:
            asname = cst.AsName(cst.Name(to.asname))
        return alias.with_changes(name=cst.Name(to.name), asname=asname)


def _bare(alias: cst.ImportAlias) -> cst.ImportAlias:
    return alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)


def _with_module(statement: cst.ImportFrom, module: str) -> cst.ImportFrom:
    bare = module.lstrip(".")
    dots = len(module) - len(bare)
    after = statement.whitespace_after_from
    before = statement.whitespace_before_import
    return statement.with_changes(
        relative=[cst.Dot()] * dots,
        module=_dotted(bare) if bare else None,
        whitespace_after_from=after if not after.empty else cst.SimpleWhitespace(" "),
        whitespace_before_import=before if not before.empty else cst.SimpleWhitespace(" "),
    )


def _dotted(name: str) -> cst.Name | cst.Attribute:
    parts = name.split(".")
    node: cst.Name | cst.Attribute = cst.Name(parts[0])
    for part in parts[1:]:
        node = cst.Attribute(node, cst.Name(part))
    return node


def with_comments(rewritten: Rewritten, comment: str) -> Rewritten:
    """The statements that follow, each with a linter's directive that stood on the first."""
    following = tuple(
        line
        if line.startswith(("#", " ", ")")) or "#" in line or line.endswith("(")
        else f"{line}  {comment}"
        for line in rewritten.following
    )
    return replace(rewritten, following=following)
