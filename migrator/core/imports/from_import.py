"""A ``from`` import taken apart with LibCST and put together again, comments and all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import libcst as cst

from migrator.core.imports.values import DIRECTIVE, Destination, Group, Rewritten
from migrator.core.imports.wrapping import Wrapping


@dataclass(slots=True)
class _Name:
    """A name in a ``from`` import with what stands around it."""

    alias: cst.ImportAlias
    above: list[cst.EmptyLine]
    #: Starts a line, and ends one.
    first: bool
    last: bool
    behind: cst.Comment | None = None


class FromImport:
    """A ``from`` import taken apart into names with their comments, to be put together again."""

    def __init__(
        self,
        statement: cst.ImportFrom,
        module: cst.Module,
        indent: str,
        unit: str,
        wrapping: Wrapping,
    ) -> None:
        self._statement = statement
        self._module = module
        self._indent = indent
        self._unit = unit
        self._wrapping = wrapping
        self._names = self._taken_apart()

    def rewrite(
        self,
        changes: Mapping[int, Destination | None],
        additions: Sequence[Destination],
        silent: Collection[int] = (),
    ) -> Rewritten:
        """The statement with some names sent elsewhere, and others added."""
        own = self._own_module()
        changes = self._without_doubles(own, changes)
        renamed = self._clauses(own, changes)
        groups: dict[str | None, Group] = {}
        for destination in changes.values():
            if destination is not None and destination.module != own:
                group = groups.setdefault(destination.module, Group(destination.module))
                group.clauses.append(destination.clause())
        staying = [index for index in range(len(self._names)) if index not in changes]
        staying = sorted({*staying, *renamed})
        main: cst.ImportFrom | None = None
        if staying or (additions and not groups):
            main = self._keeping(staying, renamed, additions)
        elif module := next((name for name in groups if name is not None), None):
            clauses = self._clauses(module, changes)
            main = with_module(self._keeping(list(clauses), clauses, additions), module)
            staying = list(clauses)
            del groups[module]
        self._send_comments(changes, groups, staying)
        dropped = {index: to for index, to in changes.items() if index not in silent}
        following = self._orphaned(dropped, nothing_left=main is None and not groups)
        following += [
            line
            for group in groups.values()
            for line in group.lines(self._indent, self._unit, self._wrapping)
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

    def _without_doubles(
        self, own: str, changes: Mapping[int, Destination | None]
    ) -> Mapping[int, Destination | None]:
        """The changes, but that names go which would only say again what another one says."""
        staying = {
            self._module.code_for_node(_bare(name.alias))
            for index, name in enumerate(self._names)
            if index not in changes
        }
        return {
            index: None
            if destination and destination.module == own and destination.clause() in staying
            else destination
            for index, destination in changes.items()
        }

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
        groups: Mapping[str | None, Group],
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
        if changes and nothing_left and isinstance(self._statement.lpar, cst.LeftParen):
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
            # What stands before the new name stays: it may hold a comment on the one before.
            gaps.insert(position + (position < len(gaps) - 1), between)

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


def with_module(statement: cst.ImportFrom, module: str) -> cst.ImportFrom:
    """The same statement, of another module."""
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
