"""How the names of one setting stand to each other in a program: which is set, which is read.

A program has variables of its own, besides the environment. To write two of them as one is right
only if they never differ, so that has to be seen first: it holds in most, since most know only
one of the names, or set both alike.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tree_sitter import Node

from transforms.merge_env_vars.formats.variables.found import Assignment, Found, Role, Use
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Setting

#: What gives a variable a value of its own.
VALUED = frozenset({Role.WRITE, Role.DEFAULT})
#: What gives it the value that it has by another name.
COPIES = frozenset({Role.COPY, Role.KEPT})
_READ = frozenset({Role.READ, Role.DEFAULT, Role.KEPT})
_STRAIGHT = frozenset(
    {"variable_assignment", "variable_assignments", "declaration_command", "comment", ";", "\n"}
)
_FAR = 100


class Standing:
    """One setting in a program: who uses it, and under which names."""

    def __init__(self, names: Names, found: Found, new: str) -> None:
        self.new = new
        self.uses = [use for use in found.uses if names.new(use.name) == new]
        self.assignments = [one for one in found.assignments if names.new(one.setting.name) == new]
        self.names = {use.name for use in self.uses}
        self.groups: dict[int, list[Assignment]] = defaultdict(list)
        for one in self.assignments:
            self.groups[one.setting.group].append(one)
        self._known = names
        self._reads = sorted(
            (use for use in self.uses if use.role in _READ), key=lambda use: use.at
        )
        self._read_at = [use.at for use in self._reads]
        self._is_read_late = any(use.is_late for use in self._reads)

    @property
    def is_set(self) -> bool:
        """Whether the program itself gives it a value."""
        return any(use.role is not Role.READ for use in self.uses)

    def met(self) -> list[Setting]:
        """The settings that have a value of their own."""
        return [one.setting for one in self.assignments if one.role in VALUED]

    def is_undecided(self) -> bool:
        """Whether names are set to different values, or set and taken away."""
        if any(not verdict.edits for verdict in verdicts(self.met(), self._known)):
            return True
        roles = {use.role for use in self.uses}
        return len(self.names) > 1 and Role.WRITE in roles and Role.UNSET in roles

    def is_entangled(self) -> bool:
        """Whether a name is set where the other one may have another value."""
        if len(self.names) == 1:
            return False
        written = [use for use in self.uses if use.role is Role.WRITE]
        if len(written) > sum(one.role is Role.WRITE for one in self.assignments):
            return True
        if not written:
            return self._has_two_defaults()
        return not self._is_set_together()

    def _has_two_defaults(self) -> bool:
        defaults = {
            (one.setting.name, one.setting.value)
            for one in self.assignments
            if one.role is Role.DEFAULT
        }
        return len({name for name, _ in defaults}) > 1 and len({value for _, value in defaults}) > 1

    def _is_set_together(self) -> bool:
        """Whether each list of statements that sets one of the names sets all of them."""
        return all(self._sets_all(members) for members in self.groups.values())

    def _sets_all(self, members: Sequence[Assignment]) -> bool:
        """Whether a list of statements sets all names that are used, if it sets one."""
        written = [one.setting for one in members if one.role is Role.WRITE]
        if not written:
            return True
        last = max(setting.span for setting in written)
        copies = (one.setting for one in members if one.role is Role.COPY)
        settings = sorted(
            [*written, *(copy for copy in copies if copy.span > last)], key=lambda one: one.span
        )
        if not self.names <= {setting.name for setting in settings}:
            return False
        if self._is_read_late and not self._is_at_once(settings[0], settings[-1]):
            return False
        return not any(
            all(one.name != use.name for one in settings if one.span.start < use.at)
            for use in self._reads_between(settings[0].span.start, settings[-1].span.start)
        )

    def _reads_between(self, start: int, end: int) -> Sequence[Use]:
        return self._reads[bisect_right(self._read_at, start) : bisect_left(self._read_at, end)]

    def _is_at_once(self, first: Setting, last: Setting) -> bool:
        """Whether nothing can be called between two settings."""
        statements = {one.setting.span: one.statement for one in self.groups[first.group]}
        return _is_straight(statements[first.span], statements[last.span])

    def is_close(self, members: Sequence[Assignment]) -> bool:
        """Whether the first of some settings can be left out for the sake of a later one."""
        if len({one.keyword for one in members}) > 1:
            return False
        if members[0].setting.name == self.new:
            return True
        start, end = members[0].setting.span.end, members[-1].setting.span.start
        reading = {Role.READ, Role.DEFAULT, *COPIES}
        if any(start < use.at < end and use.role in reading for use in self.uses):
            return False
        return all(_is_straight(one.statement, two.statement) for one, two in pairwise(members))


def _is_straight(first: Node | None, last: Node | None) -> bool:
    """Whether nothing is run between two statements."""
    if first is None and last is None:
        return True
    node = first
    for _ in range(_FAR):
        if node is None or node.type not in _STRAIGHT or b"$(" in (node.text or b""):
            return False
        if node == last:
            return True
        node = node.next_sibling
    return False
