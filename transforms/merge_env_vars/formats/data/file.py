"""A file of keys, values and lists, as its language writes them."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node, Tree

from migrator.api import Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.data import keys
from transforms.merge_env_vars.formats.data.entries import Entry, settled
from transforms.merge_env_vars.formats.data.separated import Comments, Separated
from transforms.merge_env_vars.formats.data.text import Text
from transforms.merge_env_vars.formats.interpolation import value_of, with_new_names
from transforms.merge_env_vars.formats.mappings import (
    Standing,
    certain_in_pairs,
    doubt_of_item,
    doubt_of_key,
)
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Places, Setting, Value, renamed

TO_OTHER = "one name stands for the other here"
#: A reference as Kubernetes writes it.
_REFERENCE = re.compile(rb"\$\(([A-Za-z_][A-Za-z0-9_]*)\)")
#: So far up, a key may say what a value is about.
_FAR = 4


@dataclass(frozen=True, slots=True)
class Within:
    """A list, as its items know it."""

    #: What it shares with no other list, but for those that belong together.
    identity: tuple[object, ...]
    #: The key that it stands under.
    key: str


class DataFile(ABC):
    """A file, and what was found in it."""

    comments: Comments

    def __init__(self, source: Source, names: Names, tree: Tree) -> None:
        self.source = source
        self.names = names
        self.tree = tree
        self._places: list[Place] = []
        self._entries: list[Entry] = []
        self._groups: dict[tuple[object, ...], int] = {}
        self._banned: dict[int, bool] = {}
        self._keys: dict[int, frozenset[str]] = {}
        self._doubts: dict[tuple[int, tuple[str, ...]], str] = {}

    @abstractmethod
    def string(self, node: Node) -> Node | None:
        """The string or key that a node is a part of."""

    @abstractmethod
    def text(self, node: Node) -> Text:
        """A string or a key as it is meant."""

    @abstractmethod
    def meaning(self, node: Node) -> object:
        """A value as it is meant."""

    @abstractmethod
    def is_key(self, node: Node) -> bool:
        """Whether a string is a key, or a part of one."""

    @abstractmethod
    def read_key(self, node: Node, text: Text, name: str, span: Span) -> None:
        """What is to be said of a key that is a name."""

    @abstractmethod
    def standing(self, container: Node) -> Standing:
        """Where an object or a list stands in the file."""

    @abstractmethod
    def list_of(self, item: Node) -> "Within | None":
        """The list that an object is an item of."""

    def item_entry(self, setting: Setting, item: Node) -> Entry:
        """A setting that is an object of a list."""
        return Entry(setting, span_of(item), item.parent)

    def follows(self, key: str, text: Text) -> bool:  # noqa: ARG002 - TOML has no such strings
        """Whether a string aims at something in the file that gets the new name."""
        return False

    def found(self) -> Places:
        """All that was found."""
        settings = settled(self.source, self._entries, self.names, self._opened)
        return Places(tuple(self._places), tuple(certain_in_pairs(settings, self.names)))

    def add(self, entry: Entry) -> None:
        """A setting that was found."""
        self._entries.append(entry)

    def tell(self, place: Place) -> None:
        """A place that was found."""
        self._places.append(place)

    def manual(self, name: str, span: Span, reason: str, shown: str = "") -> None:
        """A place in which nothing is changed."""
        if name in self.names.old:
            self.tell(Place(name, span, shown or name, safety=Safety.MANUAL, reason=reason))

    def group(self, *identity: object) -> int:
        """The number of a group."""
        return self._groups.setdefault(identity, len(self._groups))

    def pairs(self, item: Node) -> Iterator[Node]:
        """The pairs of an object."""
        return (one for one in item.named_children if one.type == "pair")

    def renaming(self, name: str, span: Span) -> tuple[Edit, ...]:
        """What gives a place the new name."""
        return renamed(span, self.names.new(name)) if name in self.names.old else ()

    def key(self, pair: Node) -> str:
        """The key of a pair as it is meant."""
        return self.text(pair.named_children[0]).code.decode(errors="replace")

    def value(self, pair: Node) -> Node:
        """The value of a pair."""
        return next(one for one in pair.named_children[1:] if one.type != "comment")

    def keys(self, container: Node) -> frozenset[str]:
        """The keys of an object."""
        if container.id not in self._keys:
            self._keys[container.id] = frozenset(map(self.key, self.pairs(container)))
        return self._keys[container.id]

    def doubt_of_key(self, container: Node, before: tuple[str, ...] = ()) -> str:
        """Why a key may be no setting; some keys are written in parts, the last of which it is."""
        known = (container.start_byte, before)
        if known not in self._doubts:
            standing = self.standing(container)
            standing = replace(standing, above=(*reversed(before), *standing.above))
            self._doubts[known] = doubt_of_key(standing, () if before else self.keys(container))
        return self._doubts[known]

    def doubt_of_item(self, array: Node) -> str:
        """Why an item of a list may be no setting."""
        known = (array.start_byte, ())
        if known not in self._doubts:
            self._doubts[known] = doubt_of_item(self.standing(array))
        return self._doubts[known]

    def key_of(self, node: Node) -> str:
        """The key that a value stands under."""
        parent = node.parent
        return self.key(parent) if parent is not None and parent.type == "pair" else ""

    def store_of(self, pair: Node) -> str:
        """What keeps the value that is named in a pair, if that is outside."""
        for depth, outer in enumerate(around(pair)):
            if depth > _FAR or outer.type == "array":
                break
            if outer.type == "pair" and (found := keys.store(self.key(outer))):
                return found
        return ""

    def is_banned(self, node: Node) -> bool:
        """Whether a place lies under a key that says that names must not be used."""
        passed = []
        is_banned = False
        for outer in around(node):
            if outer.id in self._banned:
                is_banned = self._banned[outer.id]
                break
            passed.append(outer.id)
            if outer.type == "pair" and keys.is_banned(self.key(outer)):
                is_banned = True
                break
        self._banned.update(dict.fromkeys(passed, is_banned))
        return is_banned

    def stands_for_other(self, name: str, node: Node) -> bool:
        """Whether a value is the other name: a table of what was renamed."""
        return node.type == "string" and self._is_other(
            name, self.text(node).code.decode(errors="replace")
        )

    def _is_other(self, name: str, other: str) -> bool:
        return other != name and self.names.new(other) == self.names.new(name)

    def value_of(self, name: str, node: Node) -> Value:
        """What a node gives a name."""
        if node.type == "string":
            text = self.text(node).code
            if b"$" in text and self._repeats_other(name, text):
                return Value(Kind.OTHER_NAME)
        return self.compared(self.meaning(node))

    def _repeats_other(self, name: str, text: bytes) -> bool:
        reference = _REFERENCE.fullmatch(text)
        if reference is not None and self._is_other(name, reference.group(1).decode()):
            return True
        return value_of(text, self.names, name, Span(0, len(text))).kind is Kind.OTHER_NAME

    def compared(self, value: object, *, literally: bool = False) -> Value:
        """A value as a text that equal ones share."""
        # A quote keeps a string apart from what only looks like it.
        is_string = isinstance(value, str)
        text = f'"{value}' if is_string else json.dumps(value, sort_keys=True, default=repr)
        code = text.encode(errors="replace")
        if literally:
            return Value(Kind.TEXT, text)
        if b"$" not in code:
            return Value(Kind.TEXT, with_new_names(code, self.names))
        return value_of(code, self.names, "", Span(0, len(code)))

    def _opened(self, container: Node) -> Separated:
        items = [span_of(one) for one in container.named_children if one.type != "comment"]
        return Separated(self.source, self.comments, span_of(container), items)
