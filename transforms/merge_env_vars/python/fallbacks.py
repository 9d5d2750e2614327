"""Expressions that ask for both names of a setting, as what they are once there is one name.

Nothing is written anew: what is left of an expression stands there already, and the rest of it
is taken out.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.interpolation import with_new_names
from transforms.merge_env_vars.python.access import Access, Way
from transforms.merge_env_vars.python.brackets import outer
from transforms.merge_env_vars.python.file import File


class Form(Enum):
    """How an expression asks for a setting."""

    #: Gives the value, or None, or a default.
    GET = auto()
    #: Gives the value, or raises.
    LOAD = auto()
    #: Says whether it is set.
    SET = auto()
    #: Says whether it is not set.
    UNSET = auto()
    #: Gives the value, or something else, in more than one access.
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression that asks for one setting and nothing else, by one name or by both."""

    form: Form
    node: ast.expr
    receiver: str
    #: The names in the order in which they are asked for.
    names: tuple[str, ...]
    #: What is taken out so that it asks once.
    edits: tuple[Edit, ...] = ()
    #: What it gives where the setting is not there.
    default: ast.expr | None = None
    #: The access that is left.
    access: Access | None = None
    #: What it does to the answer: the same question asked otherwise is another one.
    manner: str = ""
    #: Whether something else is asked between the names.
    is_apart: bool = False


_FORMS = {
    Way.GET: Form.GET,
    Way.POP: Form.LOAD,
    Way.LOAD: Form.LOAD,
    Way.CONTAINS: Form.SET,
    Way.LACKS: Form.UNSET,
}


class Fallbacks:
    """What the expressions of a file ask of one setting."""

    def __init__(self, file: File, new: str) -> None:
        self._file = file
        self._new = new

    def asked(self, node: ast.expr) -> Asked | None:
        """An expression that asks for the setting, and is nothing else."""
        match node:
            case ast.BoolOp():
                return next((one for one in self.parts(node) if one.node is node), None)
            case ast.IfExp():
                return self._alternative(node)
            case ast.Await():
                return self._awaited(node)
        return self._question(node) or self._access(node)

    def _awaited(self, node: ast.Await) -> Asked | None:
        inner = self.asked(node.value)
        if inner is None or inner.form is not Form.GET or inner.default is not None:
            return None
        return replace(inner, node=node, manner="await")

    def _access(self, node: ast.expr) -> Asked | None:
        access = self._file.accesses.of(node)
        if access is None or self._file.names.new(access.name) != self._new:
            return None
        form = _FORMS.get(access.way)
        if form is None:
            return None
        if access.way is Way.POP and access.given is not None:
            form = Form.GET
        edits = self._file.renaming(access.occurrence)
        manner = "pop" if access.way is Way.POP else ""
        default = access.given
        if access.way is Way.GET and isinstance(default, ast.Constant) and default.value is None:
            default = None
        found = Asked(form, node, access.receiver, (access.name,), edits, default, access, manner)
        return self._without_inner(found) if default is not None else found

    def _without_inner(self, found: Asked) -> Asked | None:
        """``get(NEW, get(OLD, d))``: the default of the inner one becomes that of the outer."""
        default = found.default
        if default is None or not self._speaks(default):
            return found
        inner = self.asked(default)
        if inner is None and isinstance(default, ast.BoolOp) and isinstance(default.op, ast.Or):
            return self._without_first(found, default)
        if inner is None or not self._fits(found, inner):
            return None
        span, within = self._file.span(found.node), self._file.span(default)
        names = (*found.names, *inner.names)
        if inner.form is Form.LOAD:
            # The inner one was asked for in any case, so that it had to be there.
            edits = (*_outside(span, within), *inner.edits)
            return replace(inner, node=found.node, names=names, edits=edits)
        if inner.form is not Form.GET:
            return None
        kept = inner.default
        if kept is None:
            edits = (*found.edits, self._from_comma(found, within))
        else:
            edits = (*found.edits, *_outside(within, self._file.span(kept)))
        return replace(found, names=names, edits=edits, default=kept)

    def _from_comma(self, found: Asked, default: Span) -> Edit:
        """Take a default out with the comma before it, and its name if it is passed by name."""
        access = found.access
        if access is None:
            raise TypeError("only an access has a default")
        after = outer(self._file, access.occurrence.inside.node, access.occurrence.inside.parent)
        end = default.end
        for keyword in getattr(found.node, "keywords", ()):
            if keyword.value is found.default:
                end = max(end, self._file.span(keyword).end)
        return Edit(after.end, end, b"")

    def _without_first(self, found: Asked, default: ast.BoolOp) -> Asked | None:
        """``get(NEW, get(OLD) or d)``: what the inner one falls back to is the default."""
        names = list(found.names)
        gone: dict[ast.BoolOp, int] = {}
        rest = list(self._operands(default))
        while rest and (inner := rest[0][2]) is not None:
            holder, index, _inner = rest.pop(0)
            is_plain = inner.form is Form.GET and inner.default is None
            if not is_plain or not self._fits(found, inner):
                return None
            gone[holder] = index + 1
            names += inner.names
        if not gone or any(self._speaks(holder.values[index]) for holder, index, _inner in rest):
            return None
        edits = (self._without_first_of(holder, count) for holder, count in gone.items())
        return replace(found, names=tuple(names), edits=(*found.edits, *edits))

    def _without_first_of(self, node: ast.BoolOp, count: int) -> Edit:
        """Take some operands out, from the first on."""
        start = outer(self._file, node.values[0], node).start
        return Edit(start, outer(self._file, node.values[count], node).start, b"")

    # Questions

    def _question(self, node: ast.expr) -> Asked | None:
        """An expression that is true where the setting is there, or where it is not."""
        match node:
            case ast.UnaryOp(op=ast.Not(), operand=value):
                form, manner = Form.UNSET, "not"
            case ast.Compare(left=value, ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
                form, manner = Form.UNSET, "is None"
            case ast.Compare(left=value, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
                form, manner = Form.SET, "is not None"
            case ast.Call(func=ast.Name(id="bool"), args=[value], keywords=[]):
                form, manner = Form.SET, "bool"
            case _:
                return None
        inner = self.asked(value)
        if inner is None:
            return None
        is_value = inner.form is Form.GET and inner.default is None
        is_opposite = inner.form is Form.SET and manner == "not"
        if not (is_value or is_opposite):
            return None
        return replace(inner, form=form, node=node, manner=manner + inner.manner)

    # Alternatives

    def _alternative(self, node: ast.IfExp) -> Asked | None:
        """``a[NEW] if NEW in a else a[OLD]``: what is left is what stands for the other case."""
        test = self.asked(node.test)
        if test is None or test.form in {Form.LOAD, Form.OTHER}:
            return None
        present, absent = node.body, node.orelse
        if test.form is Form.UNSET:
            present, absent = absent, present
        if self._is_renamed(present, absent):
            return self._kept(node, absent, test, self._plain(absent))
        return self._otherwise(node, test, present, absent)

    def _otherwise(
        self, node: ast.IfExp, test: Asked, present: ast.expr, absent: ast.expr
    ) -> Asked | None:
        """An alternative, from what it tests and what it gives in both cases."""
        body, other = self.asked(present), self.asked(absent)
        if body is None or not {*body.names} & {*test.names} or not self._fits(test, body):
            return None
        if other is None:
            edits = (*test.edits, *body.edits)
            found = Asked(Form.OTHER, node, test.receiver, test.names, edits, absent)
            return None if self._speaks(absent) else found
        asks_if_set = test.access is not None and test.access.way in {Way.CONTAINS, Way.LACKS}
        is_exact = asks_if_set or "None" in test.manner
        has_default = other.default is not None or other.form is Form.OTHER
        if not self._fits(test, other) or (has_default and not is_exact):
            return None
        return self._kept(node, absent, test, other)

    def _kept(self, node: ast.IfExp, absent: ast.expr, test: Asked, other: Asked) -> Asked:
        """What stands for the other case, and nothing else."""
        kept = self._file.span(absent)
        if b"\n" in self._file.source.code[slice(*kept)]:
            kept = outer(self._file, absent, node)
        edits = (*_outside(self._file.span(node), kept), *other.edits)
        return replace(other, node=node, names=_each((*test.names, *other.names)), edits=edits)

    def _is_renamed(self, one: ast.expr, other: ast.expr) -> bool:
        """Whether two expressions do the same with their names, and more than to ask."""
        if self.asked(one) is not None or not (self._speaks(one) and self._speaks(other)):
            return False
        return self._normal(one) == self._normal(other)

    def _normal(self, node: ast.expr) -> str:
        return with_new_names(ast.unparse(node).encode(), self._file.names)

    def _plain(self, node: ast.expr) -> Asked:
        """An expression that does more than asking, with the new name in it."""
        spoken = [
            one
            for one in self._file.within(self._file.span(node))
            if self._file.names.new(one.name) == self._new
        ]
        edits = tuple(edit for one in spoken for edit in self._file.renaming(one))
        return Asked(Form.OTHER, node, "", tuple(one.name for one in spoken), edits)

    # One after the other

    def parts(self, node: ast.BoolOp) -> Iterator[Asked]:
        """What of a chain asks for the setting: all of it, or operands that become one."""
        is_or = isinstance(node.op, ast.Or)
        wanted = {Form.GET, Form.LOAD, Form.SET} if is_or else {Form.UNSET}
        operands = list(self._operands(node))
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

    def _operands(self, node: ast.BoolOp) -> Iterator[tuple[ast.BoolOp, int, Asked | None]]:
        """The operands of a chain, and those of chains in it that do the same."""
        for index, value in enumerate(node.values):
            asked = self.asked(value)
            is_chain = isinstance(value, ast.BoolOp) and type(value.op) is type(node.op)
            if asked is None and isinstance(value, ast.BoolOp) and is_chain:
                yield from self._operands(value)
            else:
                yield node, index, asked

    def _joined(
        self, node: ast.BoolOp, first: Asked, second: Asked, index: int, *, is_next: bool
    ) -> Asked | None:
        """Two operands as one."""
        if not self._fits(first, second) or first.form is Form.OTHER:
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
        elif second.default is not None and not self._is_same(first.default, second.default):
            edits = (*first.edits, *self._down_to(second))
            return replace(first, form=Form.OTHER, names=names, edits=edits, is_apart=is_apart)
        edits = (*first.edits, self._without(node, index))
        return replace(first, names=names, edits=edits, is_apart=is_apart)

    def _down_to(self, asked: Asked) -> Sequence[Edit]:
        """Leave nothing but its default of an operand."""
        default = asked.default
        if default is None:
            return ()
        span = self._file.span(asked.node)
        return _outside(span, outer(self._file, default, asked.node))

    def _without(self, node: ast.BoolOp, index: int) -> Edit:
        """Take an operand out: with its lines, if it has some of its own."""
        code = self._file.source.code
        start, end = outer(self._file, node.values[index], node)
        source = self._file.source
        if not index:
            return self._without_first_of(node, 1)
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

    # Comparing

    def _speaks(self, node: ast.AST) -> bool:
        """Whether the setting is spoken of somewhere in an expression."""
        within = self._file.within(self._file.span(node))
        return any(self._file.names.new(one.name) == self._new for one in within)

    def _fits(self, one: Asked, other: Asked) -> bool:
        """Whether two ask the same mapping, in a way that can be put together."""
        same = one.receiver == other.receiver
        awaited = ("await" in one.manner) == ("await" in other.manner)
        popped = ("pop" in one.manner) == ("pop" in other.manner)
        return same and awaited and popped

    def _is_same(self, one: ast.expr | None, other: ast.expr) -> bool:
        return one is not None and ast.dump(one) == ast.dump(other)


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and bool(node.value)


def _is_false(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and not node.value)


def _outside(whole: Span, kept: Span) -> tuple[Edit, ...]:
    """Take out all of a range but a part of it."""
    edits = (Edit(whole.start, kept.start, b""), Edit(kept.end, whole.end, b""))
    return tuple(edit for edit in edits if edit.start < edit.end)


def _each(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
