"""The keys and strings of a TOML file."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cached_property

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.data import keys
from transforms.merge_env_vars.formats.data.entries import Entry
from transforms.merge_env_vars.formats.data.file import TO_OTHER, DataFile, Within
from transforms.merge_env_vars.formats.data.separated import Comments
from transforms.merge_env_vars.formats.data.text import Text, unescaped
from transforms.merge_env_vars.formats.mappings import Standing, doubt_of_key
from transforms.merge_env_vars.formats.toml.manifest import is_in_manifest
from transforms.merge_env_vars.formats.toml.tables import Path, Table, Tables, parts
from transforms.merge_env_vars.formats.trees import around, span_of
from transforms.merge_env_vars.places import Kind, Setting, Value

_KEYS = frozenset({"bare_key", "quoted_key"})
_OPENING = re.compile(rb"(\"\"\"|''')(?:\r?\n)?|[\"']?")


class TomlFile(DataFile):
    """What a TOML file says of the names."""

    comments = Comments(b"#", re.compile(rb"#[^\r\n]*"))

    @cached_property
    def tables(self) -> Tables:
        """The tables of the file."""
        return Tables(self.tree.root_node, self._name)

    def string(self, node: Node) -> Node | None:
        """The string or key that a node is a part of; names of manifests are theirs."""
        found = next((one for one in around(node) if one.type in {"string", *_KEYS}), None)
        if found is None or is_in_manifest(self.tables.path_at(found.start_byte)):
            return None
        return found

    def text(self, node: Node) -> Text:
        """A string or a key as it is meant."""
        code = self.source.code
        if node.type == "dotted_key":
            return Text(code[node.start_byte : node.end_byte], span_of(node))
        opening = _OPENING.match(code, node.start_byte)
        quotes = opening.group().rstrip(b"\r\n") if opening else b""
        start = opening.end() if opening else node.start_byte
        inner = Span(start, node.end_byte - len(quotes))
        return unescaped(code, inner) if b'"' in quotes else Text(code[slice(*inner)], inner)

    def _name(self, key: Node) -> str:
        return self.text(key).code.decode(errors="replace")

    def meaning(self, node: Node) -> object:
        """A value as it is meant."""
        text = self.source.code[node.start_byte : node.end_byte].decode()
        if node.type == "string" and "\\" not in text and "\n" not in text:
            return self._name(node)
        value: object = tomllib.loads(f"value = {text}")["value"]
        return value

    def is_key(self, node: Node) -> bool:
        """Whether a string is a part of a key."""
        return node.type in _KEYS

    def is_banned(self, node: Node) -> bool:
        """Whether a key or a table says that names must not be used."""
        path = self.tables.path_at(node.start_byte)
        return super().is_banned(node) or any(keys.is_banned(str(name)) for name in path)

    def standing(self, container: Node) -> Standing:
        """Where a table or a list stands in the file."""
        inline = [self.key(one) for one in around(container) if one.type == "pair"]
        path = self.tables.path_at(container.start_byte)
        return Standing(self.source.path, (*inline, *_above(path)))

    def list_of(self, item: Node) -> Within | None:
        """The list that a table is an item of."""
        if item.type == "table_array_element":
            path = self.tables.path_at(item.start_byte)
            return Within(("table", path[:-1]), str(path[-2]))
        array = item.parent
        if item.type != "inline_table" or array is None or array.type != "array":
            return None
        return Within(("items", array.start_byte), self.key_of(array))

    def item_entry(self, setting: Setting, item: Node) -> Entry:
        """A table of a list goes with its lines, if it holds no others."""
        table = self.tables.at(item.start_byte)
        if item.type != "table_array_element" or table is None:
            return super().item_entry(setting, item)
        if self.tables.below(table):
            return Entry(replace(setting, value=Value(Kind.UNKNOWN)), span_of(item))
        return Entry(setting, span_of(item), _lines_of(item))

    def read_key(self, node: Node, text: Text, name: str, span: Span) -> None:
        """A key sets a name; so does the header of a table."""
        top = node
        while top.parent is not None and top.parent.type == "dotted_key":
            top = top.parent
        owner, written = top.parent, parts(top)
        if owner is None:
            return
        index = written.index(node)
        is_whole = index == len(written) - 1 and text.is_plain(span)
        key = _Key(name, text.span(span), index, is_whole)
        if owner.type == "pair":
            self._read_pair(owner, key, tuple(self._name(part) for part in written[:index]))
        else:
            self._read_header(owner, key)

    def _read_pair(self, pair: Node, key: "_Key", before: Path) -> None:
        outer, value = pair.parent, self.value(pair)
        if outer is None:
            return
        if key.is_whole and self.stands_for_other(key.name, value):
            self.manual(key.name, key.span, TO_OTHER)
            return
        is_inline = outer.type == "inline_table"
        setting = Setting(
            key.name,
            key.span,
            f"{key.name} = …",
            self.group("inline", outer.start_byte, before)
            if is_inline
            else self.group("table", self.tables.path_at(pair.start_byte) + before),
            self.value_of(key.name, value) if key.is_whole else Value(Kind.UNKNOWN),
            span_of(value),
            self.renaming(key.name, key.span),
            doubt=self.doubt_of_key(outer, _above(before)[::-1]),
        )
        place = Span(pair.start_byte, value.end_byte)
        if key.is_whole:
            self.add(Entry(setting, place, outer if is_inline else place))
        else:
            self.add(Entry(setting, place))

    def _read_header(self, node: Node, key: "_Key") -> None:
        table = self.tables.at(node.start_byte)
        if table is None:
            return
        is_whole = key.is_whole and node.type == "table"
        setting = Setting(
            key.name,
            key.span,
            f"[{key.name}]",
            self.group("table", table.within[key.index]),
            self.compared(self._content(table)) if is_whole else Value(Kind.UNKNOWN),
            span_of(node),
            self.renaming(key.name, key.span),
            doubt=doubt_of_key(Standing(self.source.path, _above(table.within[key.index]))),
        )
        self.add(Entry(setting, span_of(node), _lines_of(node) if is_whole else None))

    def _content(self, table: Table) -> object:
        """The pairs of a table as they are meant."""
        pairs = list(self.pairs(table.node))
        if not pairs:
            return {}
        code = self.source.code[pairs[0].start_byte : self.value(pairs[-1]).end_byte]
        return tomllib.loads(code.decode())


@dataclass(frozen=True, slots=True)
class _Key:
    """A name in a key."""

    name: str
    span: Span
    #: Which part of the key it is.
    index: int
    #: Whether it is the last one, and written without escapes.
    is_whole: bool


def _above(path: Path) -> tuple[str, ...]:
    """The names of a table and of those that it lies in, from the inside out."""
    return tuple(one for one in reversed(path) if isinstance(one, str))


def _lines_of(table: Node) -> Span:
    """From a header to the last pair below it."""
    last = [one for one in table.named_children if one.type != "comment"][-1]
    return Span(table.start_byte, last.end_byte)
