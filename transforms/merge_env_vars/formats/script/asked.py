"""What expressions ask for, before the merge and after it."""

from collections.abc import Sequence

from tree_sitter import Node

from migrator.api import Edit, Span
from transforms.merge_env_vars.formats.interpolation import with_new_names
from transforms.merge_env_vars.formats.script.script import Script, Use
from transforms.merge_env_vars.formats.script.shapes import is_pure
from transforms.merge_env_vars.formats.script.syntax import bare, canonical
from transforms.merge_env_vars.formats.trees import span_of


class Asked:
    """What the expressions of one script ask for."""

    def __init__(self, script: Script, uses: Sequence[Use]) -> None:
        self._script = script
        self.uses = {use.span.start: use for use in uses}

    def within(self, span: Span) -> list[Use]:
        """The uses in a range, in order."""
        found = []
        for at, _name in self._script.names.old_in(self._script.code[slice(*span)]):
            use = self.uses.get(span.start + at.start)
            if use is not None:
                found.append(use)
        return found

    def names_in(self, node: Node) -> frozenset[str]:
        """The names, old and new, that an expression speaks of."""
        text = self._script.code[node.start_byte : node.end_byte]
        return frozenset(name for _span, name in self._script.names.in_text(text))

    def is_same(self, one: Node, other: Node) -> bool:
        """Whether two expressions ask the same after the merge, and one by an old name."""
        names = self.names_in(one) | self.names_in(other)
        if not names or not names & self._script.names.old:
            return False
        return self.normal(one) == self.normal(other) and is_pure(bare(other))

    def normal(self, node: Node) -> str:
        """An expression after the merge, in one spelling for all that are the same."""
        spelled = canonical(node)
        old = list(self._script.names.old_in(self._script.code[node.start_byte : node.end_byte]))
        if len(old) != len(self.within(span_of(node))):
            return spelled  # it speaks of a namesake, too
        return with_new_names(spelled.encode(), self._script.names)

    def is_only_about(self, condition: Node, name: str) -> bool:
        """Whether a condition only asks whether one setting is there."""
        new = self._script.names.new(name)
        if {self._script.names.new(one) for one in self.names_in(condition)} != {new}:
            return False
        return is_pure(condition)

    def renaming(self, *nodes: Node) -> tuple[Edit, ...]:
        """What gives all uses in some expressions the new names."""
        return tuple(
            edit for node in nodes for use in self.within(span_of(node)) for edit in use.edits
        )
