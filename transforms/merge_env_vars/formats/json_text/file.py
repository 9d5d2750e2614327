"""The strings of a JSON file: keys, values, and items of lists."""

import json
from functools import cached_property

from tree_sitter import Node, Tree

from migrator.api import Source, Span
from transforms.merge_env_vars.formats.data import keys
from transforms.merge_env_vars.formats.data.entries import Entry
from transforms.merge_env_vars.formats.data.file import TO_OTHER, DataFile, Within
from transforms.merge_env_vars.formats.data.separated import Comments
from transforms.merge_env_vars.formats.data.text import Text, unescaped
from transforms.merge_env_vars.formats.json_text.pointers import follows
from transforms.merge_env_vars.formats.json_text.strict import COMMENT
from transforms.merge_env_vars.formats.mappings import Standing
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value


class JsonFile(DataFile):
    """What a JSON file says of the names."""

    comments = Comments(b"//", COMMENT)

    def __init__(self, source: Source, names: Names, tree: Tree, strict: bytes) -> None:
        super().__init__(source, names, tree)
        self._strict = strict

    def string(self, node: Node) -> Node | None:
        """The string that a node is a part of; a name elsewhere stands in a comment."""
        return next((one for one in around(node) if one.type == "string"), None)

    def text(self, node: Node) -> Text:
        """A string as it is meant."""
        return unescaped(self.source.code, Span(node.start_byte + 1, node.end_byte - 1))

    def meaning(self, node: Node) -> object:
        """A value as it is meant."""
        text = self._strict[node.start_byte : node.end_byte]
        if node.type == "string" and b"\\" not in text:
            return text[1:-1].decode()
        value: object = json.loads(text)
        return value

    def is_key(self, node: Node) -> bool:
        """Whether a string is a key."""
        pair = node.parent
        return pair is not None and pair.type == "pair" and pair.named_children[0] == node

    def read_key(self, node: Node, text: Text, name: str, span: Span) -> None:
        """A key of an object sets a name to its value."""
        pair = node.parent
        container = pair.parent if pair is not None else None
        if pair is None or container is None:
            return
        value = self.value(pair)
        where = text.span(span)
        if self.stands_for_other(name, value):
            self.manual(name, where, TO_OTHER)
            return
        is_plain = text.is_plain(span)
        setting = Setting(
            name,
            where,
            f'"{text.code.decode(errors="replace")}": …',
            self.group("object", container.start_byte),
            self.value_of(name, value) if is_plain else Value(Kind.UNKNOWN),
            span_of(value),
            self.renaming(name, where),
            doubt="" if span.start else self.doubt_of_key(container),
        )
        self.add(Entry(setting, span_of(pair), container if is_plain else None))

    def follows(self, key: str, text: Text) -> bool:
        """Whether a reference aims at something in the file that gets the new name."""
        if key != "$ref" or not text.code.startswith(b"#/"):
            return False
        return follows(self._document, text.code.decode(), self.names)

    @cached_property
    def _document(self) -> object:
        document: object = json.loads(self._strict)
        return document

    def standing(self, container: Node) -> Standing:
        """Where an object or a list stands in the file."""
        above = tuple(self.key(one) for one in around(container) if one.type == "pair")
        kind = self._document.get("kind") if isinstance(self._document, dict) else ""
        owner = container.parent
        outer = owner.parent if owner is not None and owner.type == "pair" else None
        beside = self.keys(outer) if outer is not None else frozenset()
        return Standing(self.source.path, above, self._top, str(kind), beside)

    @cached_property
    def _top(self) -> frozenset[str]:
        return frozenset(self._document if isinstance(self._document, dict) else ())

    def list_of(self, item: Node) -> Within | None:
        """The list that an object is an item of; lists for one program count as one."""
        array = item.parent
        if array is None or array.type != "array":
            return None
        key = self.key_of(array)
        pair = array.parent
        if key in keys.TOGETHER and pair is not None and pair.parent is not None:
            return Within(("lists", pair.parent.start_byte), key)
        return Within(("items", array.start_byte), key)
