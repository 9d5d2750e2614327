"""Names that are asked for one after the other: ``get(NEW) or get(OLD)``."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from migrator.api import Edit, Span
from transforms.merge_env_vars.python.asked import Asked, Form, outside
from transforms.merge_env_vars.python.asking import Asking
from transforms.merge_env_vars.python.brackets import outer

#: What binds less than ``or`` does.
_LOOSE = ast.IfExp | ast.Lambda


class Chains(Asking):
    """Chains of ``or`` and ``and``."""

    def parts(self, node: ast.BoolOp) -> Iterator[Asked]:
        """What of a chain asks for the setting: all of it, or operands that become one."""
        is_or = isinstance(node.op, ast.Or)
        wanted = {Form.GET, Form.LOAD, Form.SET} if is_or else {Form.UNSET}
        operands = list(self.operands(node))
        asking = [
            (place, asked)
            for place, (_holder, _index, asked) in enumerate(operands)
            if asked is not None and asked.form in wanted
        ]
        if not asking:
            return
        last, found = asking[0]
        for place, asked in asking[1:]:
            holder, index, _asked = operands[place]
            joined = self._joined(holder, found, asked, index, is_next=place == last + 1)
            if joined is None:
                return
            last, found = place, joined
        is_all = len(asking) == len(operands) and found.form is not Form.OTHER
        yield replace(found, node=node) if is_all else found

    def operands(self, node: ast.BoolOp) -> Iterator[tuple[ast.BoolOp, int, Asked | None]]:
        """The operands of a chain, and those of chains in it that do the same."""
        for index, value in enumerate(node.values):
            asked = self.asked(value)
            is_chain = isinstance(value, ast.BoolOp) and type(value.op) is type(node.op)
            if asked is None and isinstance(value, ast.BoolOp) and is_chain:
                yield from self.operands(value)
            else:
                yield node, index, asked

    def _joined(
        self, node: ast.BoolOp, first: Asked, second: Asked, index: int, *, is_next: bool
    ) -> Asked | None:
        """Two operands as one."""
        if not first.fits(second) or first.form is Form.OTHER:
            return None
        names = (*first.names, *second.names)
        is_apart = first.is_apart or not is_next
        if first.form in {Form.SET, Form.UNSET} or second.form in {Form.SET, Form.UNSET}:
            if first.form is not second.form or first.manner != second.manner:
                return None
        elif second.form is Form.LOAD and first.form is Form.GET and not _is_true(first.default):
            if not is_next or not _is_false(first.default):
                return None
            start = outer(self._file, first.node, node).start
            end = outer(self._file, second.node, node).start
            edits = (Edit(start, end, b""), *second.edits)
            return replace(second, names=names, edits=edits)
        elif second.default is not None and not _is_same(first.default, second.default):
            edits = (*first.edits, *self._down_to(second))
            return replace(first, form=Form.OTHER, names=names, edits=edits, is_apart=is_apart)
        edits = (*first.edits, self._without(node, index))
        return replace(first, names=names, edits=edits, is_apart=is_apart)

    def _down_to(self, asked: Asked) -> Sequence[Edit]:
        """Leave nothing but its default of an operand."""
        default = asked.default
        if default is None:
            return ()
        start, end = self._file.span(asked.node)
        kept = outer(self._file, default, asked.node)
        if isinstance(default, _LOOSE) and kept == self._file.span(default):
            return (Edit(start, kept.start, b"("), Edit(kept.end, end, b")"))
        return outside(Span(start, end), kept)

    def _without(self, node: ast.BoolOp, index: int) -> Edit:
        """Take an operand out: with its lines, if it has some of its own."""
        code = self._file.source.code
        start, end = outer(self._file, node.values[index], node)
        source = self._file.source
        if not index:
            return self.without_first_of(node, 1)
        before = outer(self._file, node.values[index - 1], node).end
        line = source.line_starts[source.line_of(start) - 1]
        operator = b"or" if isinstance(node.op, ast.Or) else b"and"
        last = source.line_of(end)
        if last < len(source.line_starts) and line >= before:
            rest = code[end : source.line_starts[last]].strip()
            is_alone = code[line:start].strip() == operator and (not rest or rest.startswith(b"#"))
            if is_alone:
                return Edit(line, source.line_starts[last], b"")
        return Edit(before, end, b"")

    def without_first_of(self, node: ast.BoolOp, count: int) -> Edit:
        """Take some operands out, from the first on."""
        start = outer(self._file, node.values[0], node).start
        return Edit(start, outer(self._file, node.values[count], node).start, b"")


def _is_same(one: ast.expr | None, other: ast.expr) -> bool:
    return one is not None and ast.dump(one) == ast.dump(other)


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and bool(node.value)


def _is_false(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and not node.value)
