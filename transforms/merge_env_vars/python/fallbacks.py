"""Expressions that ask for both names of a setting, as what they are once there is one name.

Nothing is written anew: what is left of an expression stands there already, and the rest of it
is taken out.
"""

import ast
from dataclasses import replace

from migrator.api import Edit, Span
from transforms.merge_env_vars.python.access import Way
from transforms.merge_env_vars.python.alternatives import Alternatives
from transforms.merge_env_vars.python.asked import Asked, Form, outside
from transforms.merge_env_vars.python.brackets import outer
from transforms.merge_env_vars.python.chains import Chains

_FORMS = {
    Way.GET: Form.GET,
    Way.POP: Form.LOAD,
    Way.LOAD: Form.LOAD,
    Way.CONTAINS: Form.SET,
    Way.LACKS: Form.UNSET,
}
#: The name and a default.
_ARGUMENTS = 2


class Fallbacks(Chains, Alternatives):
    """All expressions that ask for a setting."""

    def asked(self, node: ast.expr) -> Asked | None:
        """An expression that asks for the setting, and is nothing else."""
        match node:
            case ast.BoolOp():
                return next((one for one in self.parts(node) if one.node is node), None)
            case ast.IfExp():
                return self.alternative(node)
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
        if form is None or _has_more(node):
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
        if default is None or not self.speaks(default):
            return found
        inner = self.asked(default)
        if inner is None and isinstance(default, ast.BoolOp) and isinstance(default.op, ast.Or):
            return self._without_first(found, default)
        if inner is None or not found.fits(inner):
            return None
        span, within = self._file.span(found.node), self._file.span(default)
        names = (*found.names, *inner.names)
        if inner.form is Form.LOAD:
            # The inner one was asked for in any case, so that it had to be there.
            edits = (*outside(span, within), *inner.edits)
            return replace(inner, node=found.node, names=names, edits=edits)
        if inner.form is not Form.GET:
            return None
        kept = inner.default
        if kept is None:
            edits = (*found.edits, self._from_comma(found, within))
        else:
            edits = (*found.edits, *outside(within, self._file.span(kept)))
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
        rest = list(self.operands(default))
        while rest and (inner := rest[0][2]) is not None:
            holder, index, _inner = rest.pop(0)
            is_plain = inner.is_plain
            if not is_plain or not found.fits(inner):
                return None
            gone[holder] = index + 1
            names += inner.names
        if not gone or any(self.speaks(holder.values[index]) for holder, index, _inner in rest):
            return None
        edits = (self.without_first_of(holder, count) for holder, count in gone.items())
        return replace(found, names=tuple(names), edits=(*found.edits, *edits))

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
        is_value = inner.is_plain
        is_opposite = inner.form is Form.SET and manner == "not"
        if not (is_value or is_opposite):
            return None
        return replace(inner, form=form, node=node, manner=manner + inner.manner)


def _has_more(node: ast.expr) -> bool:
    """Whether a call is given more than a name and a default."""
    return isinstance(node, ast.Call) and len(node.args) + len(node.keywords) > _ARGUMENTS
