"""One script on its way to its places."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node

from migrator.api import Edit, Safety, Source, Span, apply, in_order
from transforms.merge_env_vars.formats.script.environment import Environment, Owner
from transforms.merge_env_vars.formats.script.naming import is_named_after
from transforms.merge_env_vars.formats.script.parsing import parsed
from transforms.merge_env_vars.formats.script.purpose import Purpose
from transforms.merge_env_vars.formats.script.syntax import called, field, near
from transforms.merge_env_vars.formats.trees import innermost, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Setting, renamed

NOT_KNOWN = "may be a property of something else than the environment"


@dataclass(frozen=True, slots=True)
class Use:
    """An expression that asks for a setting by an old name."""

    name: str
    span: Span
    #: The whole of it: ``process.env.OLD``, ``Deno.env.get("OLD")``, ``"OLD" in process.env``.
    node: Node
    owner: Owner
    shown: str
    #: What has to be written in the place of the name.
    text: str
    #: Whether the whole can be written twice, with one name and with the other.
    can_fall_back: bool = True
    #: In a few words, what is not known of it.
    doubt: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What gives it the new name."""
        return renamed(self.span, self.text)

    @property
    def safety(self) -> Safety:
        """Whether it is known to be the setting."""
        return Safety.REVIEW if self.doubt else Safety.SAFE

    def place(self) -> Place:
        """It, with the new name."""
        return Place(self.name, self.span, self.shown, self.edits, self.safety, self.doubt)


@dataclass(frozen=True, slots=True)
class Entry:
    """A setting, with what is still to be found out about it."""

    setting: Setting
    #: What its value is written as; it is compared once it is known what becomes of that.
    value: Span | None = None
    #: What stands before the value in a comparison: an operator, a modifier.
    prefix: str = ""
    #: Whether an old name may only change here if the new one stands beside it.
    is_doubtful: bool = False
    #: The property that is set, if it is one.
    use: Use | None = None
    #: The group of what takes names away where this sets one, or the other way round.
    opposite: int | None = None


Found = Use | Entry | Place


class Script:
    """A script: its tree, and what it calls the environment."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names
        self.code = source.code
        self.tree = parsed(source)
        self._unions: dict[int, Node] = {}
        self._both: dict[tuple[Span, str], bool] = {}

    @cached_property
    def environment(self) -> Environment:
        """What the script calls the environment."""
        return Environment(self.code, self.tree, self.source.path)

    @cached_property
    def purpose(self) -> Purpose:
        """What in it speaks of an old name because it is old."""
        return Purpose(self.code)

    def words(self) -> Iterator[tuple[Node, Span, str]]:
        """Where old and new names stand, with what the tree has there."""
        for span, name in self.names.in_text(self.code):
            yield innermost(self.tree, span), span, name

    def union_of(self, literal: Node) -> Node:
        """All of the union that a type is one of; it itself if there is none."""
        inside: list[Node] = []
        union = literal
        while (parent := union.parent) is not None and parent.type == "union_type":
            known = self._unions.get(parent.id)
            if known is not None:
                return known
            union = parent
            inside.append(union)
        self._unions.update((one.id, union) for one in inside)
        return union

    def declaration_at(self, span: Span) -> Span | None:
        """The call that declares an environment in one argument and fills it in another."""
        for one in near(innermost(self.tree, span)):
            if one.type == "call_expression" and is_named_after(called(field(one, "function"))):
                return span_of(one)
        return None

    def holds_both(self, span: Span, name: str) -> bool:
        """Whether a range speaks of a setting by two names."""
        key = span, self.names.new(name)
        if key not in self._both:
            text = self.code[slice(*span)]
            found = {one for _at, one in self.names.in_text(text) if self.names.new(one) == key[1]}
            self._both[key] = len(found) > 1
        return self._both[key]


class Rewriting:
    """How ranges of a script read once the uses in them have the new names."""

    def __init__(self, code: bytes, edits: Iterable[Edit]) -> None:
        self._code = code
        self._edits = in_order(edits)
        self._starts = [edit.start for edit in self._edits]

    def text(self, span: Span) -> str:
        """A range with the new names, however its white space is."""
        first, last = (bisect_left(self._starts, at) for at in span)
        inside = [edit.shifted(-span.start) for edit in self._edits[first:last]]
        text = apply(self._code[slice(*span)], inside)
        return b" ".join(text.split()).decode(errors="replace")
