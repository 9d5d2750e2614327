"""Names of which one is asked for if the other is not there: ``a[NEW] if NEW in a else a[OLD]``."""

import ast
from dataclasses import replace

from transforms.merge_env_vars.python.access import Way
from transforms.merge_env_vars.python.asked import Asked, Form, outside
from transforms.merge_env_vars.python.asking import Asking
from transforms.merge_env_vars.python.brackets import outer


class Alternatives(Asking):
    """Conditional expressions."""

    def alternative(self, node: ast.IfExp) -> Asked | None:
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
        if body is None or not {*body.names} & {*test.names} or not test.fits(body):
            return None
        if other is None:
            edits = (*test.edits, *body.edits)
            found = Asked(Form.OTHER, node, test.receiver, test.names, edits, absent)
            return None if self.speaks(absent) else found
        asks_if_set = test.access is not None and test.access.way in {Way.CONTAINS, Way.LACKS}
        is_exact = asks_if_set or "None" in test.manner
        has_default = other.default is not None or other.form is Form.OTHER
        if not test.fits(other) or (has_default and not is_exact):
            return None
        return self._kept(node, absent, test, other)

    def _kept(self, node: ast.IfExp, absent: ast.expr, test: Asked, other: Asked) -> Asked:
        """What stands for the other case, and nothing else."""
        kept = self._file.span(absent)
        if b"\n" in self._file.source.code[slice(*kept)]:
            kept = outer(self._file, absent, node)
        edits = (*outside(self._file.span(node), kept), *other.edits)
        names = dict.fromkeys((*test.names, *other.names))
        return replace(other, node=node, names=tuple(names), edits=edits)

    def _is_renamed(self, one: ast.expr, other: ast.expr) -> bool:
        """Whether two expressions do the same with their names, and more than to ask."""
        if self.asked(one) is not None or not (self.speaks(one) and self.speaks(other)):
            return False
        return self._file.merged(one) == self._file.merged(other)

    def _plain(self, node: ast.expr) -> Asked:
        """An expression that does more than asking, with the new name in it."""
        spoken = [
            one
            for one in self._file.within(self._file.span(node))
            if one.in_string and self._file.names.new(one.name) == self._new
        ]
        edits = tuple(edit for one in spoken for edit in self._file.renaming(one))
        return Asked(Form.OTHER, node, "", tuple(one.name for one in spoken), edits)
