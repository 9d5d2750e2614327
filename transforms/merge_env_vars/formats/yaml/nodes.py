"""The parts of a YAML tree, as they are spoken of: scalars, entries, and what these stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import islice

from tree_sitter import Node

from transforms.merge_env_vars.formats.trees import around

SCALARS = frozenset({"plain_scalar", "single_quote_scalar", "double_quote_scalar", "block_scalar"})
PAIRS = frozenset({"block_mapping_pair", "flow_pair"})
MAPPINGS = frozenset({"block_mapping", "flow_mapping"})
SEQUENCES = frozenset({"block_sequence", "flow_sequence"})
FLOWS = frozenset({"flow_mapping", "flow_sequence"})
_HOLDERS = frozenset({"block_node", "flow_node"})


class Role(Enum):
    """What a scalar is to the entry that it stands in."""

    KEY = auto()
    VALUE = auto()
    #: An element of a sequence.
    ITEM = auto()
    #: All there is in a document.
    ALONE = auto()


#: What a scalar is that is no part of a pair, by what it stands in.
_ROLES = {
    "block_sequence_item": Role.ITEM,
    "flow_sequence": Role.ITEM,
    "flow_mapping": Role.KEY,
}


@dataclass(frozen=True)
class Stand:
    """A scalar, and where it stands."""

    scalar: Node
    #: The scalar with its anchor and its tag.
    holder: Node
    role: Role
    #: The pair or the element.
    entry: Node

    @cached_property
    def collection(self) -> Node | None:
        """The mapping or sequence whose entry it is."""
        parent = self.entry.parent
        return parent if parent is not None and parent.type in MAPPINGS | SEQUENCES else None

    @cached_property
    def tag(self) -> str:
        """The tag in front of the scalar."""
        return tag_of(self.holder)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The two keys that it lies under, from the inside out, in small letters."""
        return tuple(key_of(pair).lower() for pair in islice(pairs_above(self.holder), 2))

    @property
    def key(self) -> str:
        """The key that it lies under, in small letters."""
        return next(iter(self.keys), "")


def stand_of(node: Node) -> Stand | None:
    """The scalar that a node lies in, and where it stands; nothing for comments and anchors."""
    scalar = node if node.type in SCALARS else node.parent
    if scalar is None or scalar.type not in SCALARS or scalar.parent is None:
        return None
    holder = scalar.parent
    parent = holder.parent
    if parent is not None and parent.type in PAIRS:
        is_key = parent.child_by_field_name("key") == holder
        return Stand(scalar, holder, Role.KEY if is_key else Role.VALUE, parent)
    role = Role.ALONE if parent is None else _ROLES.get(parent.type, Role.ALONE)
    is_element = parent is not None and parent.type == "block_sequence_item"
    return Stand(scalar, holder, role, parent if is_element and parent else holder)


def tag_of(holder: Node) -> str:
    """The tag of a node: ``!ENV``."""
    found = next((one for one in holder.children if one.type == "tag"), None)
    return "" if found is None or found.text is None else found.text.decode()


def inner(holder: Node | None) -> Node | None:
    """A node without its anchor and its tag; nothing where it is empty."""
    if holder is None or holder.type not in _HOLDERS:
        return holder
    parts = (one for one in holder.named_children if one.type not in {"anchor", "tag", "comment"})
    return next(parts, None)


def is_explicit(pair: Node) -> bool:
    """Whether a pair is written with a question mark: ``? key``."""
    first = pair.child(0)
    return pair.type in PAIRS and first is not None and first.type == "?"


def key_of(pair: Node) -> str:
    """The text of a pair's key, without quotes; empty for one that is no simple scalar."""
    key = pair.child_by_field_name("key") if pair.type in PAIRS else pair
    scalar = inner(key)
    if scalar is None or scalar.type not in SCALARS or scalar.text is None:
        return ""
    return scalar.text.decode(errors="replace").strip("\"'")


def value_of_key(mapping: Node, key: str) -> str:
    """The text that a mapping has for a key, without quotes; empty if it has none."""
    for pair in entries_of(mapping):
        if key_of(pair) == key:
            scalar = inner(pair.child_by_field_name("value"))
            if scalar is not None and scalar.type in SCALARS:
                return (scalar.text or b"").decode(errors="replace").strip("\"'")
    return ""


def entries_of(collection: Node) -> Iterator[Node]:
    """The pairs of a mapping, or the elements of a sequence."""
    return (one for one in collection.named_children if one.type != "comment")


def following(entry: Node) -> Node | None:
    """The entry behind an entry."""
    found = entry.next_named_sibling
    while found is not None and found.type == "comment":
        found = found.next_named_sibling
    return found


def preceding(entry: Node) -> Node | None:
    """The entry before an entry."""
    found = entry.prev_named_sibling
    while found is not None and found.type == "comment":
        found = found.prev_named_sibling
    return found


def is_only(entry: Node) -> bool:
    """Whether an entry is the only one of its mapping or sequence."""
    return following(entry) is None and preceding(entry) is None


def last_leaf(node: Node) -> Node:
    """The last thing that a node says; comments say nothing."""
    while node.type not in SCALARS:
        last = node.child(node.child_count - 1) if node.child_count else None
        while last is not None and last.type == "comment":
            last = last.prev_sibling
        if last is None:
            return node
        node = last
    return node


def pairs_above(node: Node) -> Iterator[Node]:
    """The pairs whose value a node lies in, from the inside out."""
    below = node
    for one in around(node):
        if one.type in PAIRS and below is not one:
            key = one.child_by_field_name("key")
            if key is None or key != below:
                yield one
        below = one


def owner_of(collection: Node) -> Node | None:
    """The pair or the element whose value a mapping or sequence is; nothing for a document's."""
    holder = collection.parent
    above = holder.parent if holder is not None else None
    if holder is None or above is None:
        return None
    if above.type in PAIRS or above.type == "block_sequence_item":
        return above
    return holder if above.type in FLOWS else None


def name_of_collection(collection: Node | None) -> str:
    """The key that a mapping or sequence is the value of; empty if there is none."""
    owner = owner_of(collection) if collection is not None else None
    return key_of(owner) if owner is not None and owner.type in PAIRS else ""


def is_in_flow(stand: Stand) -> bool:
    """Whether a scalar stands in brackets."""
    parent = stand.entry.parent
    return parent is not None and parent.type in FLOWS
