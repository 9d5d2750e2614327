"""Questions that wait for a person: the object that is asked declares both names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tree_sitter import Node

from migrator.api import Safety
from transforms.merge_env_vars.formats.script.environment import TYPES, Owner
from transforms.merge_env_vars.formats.script.script import Script
from transforms.merge_env_vars.formats.script.syntax import called, field, near
from transforms.merge_env_vars.formats.script.uses import source_of
from transforms.merge_env_vars.formats.trees import innermost
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.places import Place, Setting

WAITS = "waits for what becomes of the settings of both names"
_DECLARING = TYPES | {"object"}
_ANYTHING = "*"


class Waiting:
    """The declarations of one script that a person has to decide about."""

    def __init__(self, script: Script, settings: Iterable[Setting]) -> None:
        self._script = script
        #: What is declared so, with the new names; a type may be that of anything.
        self._undecided: set[tuple[str, str]] = set()
        for verdict in verdicts(settings, script.names):
            if not verdict.edits:
                new = script.names.new(verdict.setting.name)
                self._undecided.update((new, one) for one in self._declared(verdict.setting))

    def _declared(self, setting: Setting) -> Iterator[str]:
        """How the objects are called whose names stand in a declaration."""
        around = near(innermost(self._script.tree, setting.span))
        literal = next((one for one in around if one.type in _DECLARING), None)
        if literal is not None and literal.type in TYPES:
            yield _ANYTHING
        elif literal is not None:
            yield from self._script.environment.made_from(literal)

    def judged(self, place: Place) -> Place:
        """A place as it was found, or unchanged if it has to wait."""
        owner = self._asked(place) if self._undecided and place.edits else None
        if owner is None or self._script.environment.owner(owner) is not Owner.NAMED:
            return place
        new = self._script.names.new(place.old)
        if self._undecided.isdisjoint({(new, _ANYTHING), (new, called(owner))}):
            return place
        return replace(place, edits=(), safety=Safety.MANUAL, reason=WAITS, note="")

    def _asked(self, place: Place) -> Node | None:
        """The object that a place asks for its name."""
        for one in near(innermost(self._script.tree, place.span)):
            if one.type in {"member_expression", "subscript_expression"}:
                return field(one, "object")
            if one.type == "binary_expression":
                return field(one, "right")
            if one.type == "object_pattern":
                return source_of(one)
            if one.type == "arguments":
                return None
        return None
