"""What stands at every place where one of the names does."""

from collections.abc import Iterator
from dataclasses import replace

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.script import entries, purpose, texts, uses
from transforms.merge_env_vars.formats.script.naming import is_ban, is_named_after
from transforms.merge_env_vars.formats.script.ranges import Ranges
from transforms.merge_env_vars.formats.script.script import NOT_KNOWN, Entry, Found, Script, Use
from transforms.merge_env_vars.formats.script.statements import assigned, called_to_set
from transforms.merge_env_vars.formats.script.syntax import (
    field,
    near,
    string_around,
    wrapped,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Place, renamed

_PATTERN = "part of a pattern"
_MAYBE_NAME = "a text that may be the name of the setting"
_BOTH_MEANT = "both names stand in one choice"
#: Names that are not variables.
_PROPERTIES = frozenset(
    "property_identifier shorthand_property_identifier "
    "shorthand_property_identifier_pattern".split()
)
_CASES = frozenset({"switch_case", "pair"})
#: Texts that are no values: modules, directives.
_NOT_MEANT = frozenset(
    {"import_statement", "export_statement", "expression_statement", "import_attribute"}
)


class Reader:
    """Goes from name to name through a script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        #: Where references stand in texts, by the ids of these.
        self._referred: dict[int, Ranges[bool]] = {}
        #: Ranges that speak of an old name because it is old, with the reason.
        self.kept: dict[Span, str] = {}

    def found(self) -> Iterator[Found]:
        """What the names are part of."""
        for node, span, name in self._script.words():
            here = list(self._at(node, span, name))
            if here and name in self._script.names.old:
                self._keep(node, name)
            yield from here

    def _keep(self, node: Node, name: str) -> None:
        for reason, span in (
            (purpose.GONE, self._script.purpose.of_tests(node)),
            (purpose.WARNING, self._script.purpose.of_warnings(node, name)),
        ):
            if span is not None:
                self.kept[span] = reason

    def _at(self, node: Node, span: Span, name: str) -> Iterator[Found]:
        string = string_around(node)
        is_old = name in self._script.names.old
        if string is not None:
            yield from self._in_string(string, span, name)
        elif node.type == "regex_pattern" and is_old:
            yield Place(name, span, f"/…{name}…/", safety=Safety.MANUAL, reason=_PATTERN)
        elif span_of(node) == span and (found := self._named(node, span, name)) is not None:
            yield found

    def _named(self, node: Node, span: Span, name: str) -> Found | None:
        """A name that stands without quotes; variables of the same name are something else."""
        script, parent = self._script, node.parent
        if parent is None or node.type not in _PROPERTIES:
            return None
        if parent.type == "member_expression":
            return self._property(name, span, parent)
        if parent.type == "jsx_attribute":
            return self._doubtful(name, span, f"<… {name}>")
        what = entries.key
        if node.type == "shorthand_property_identifier":
            what = entries.shorthand
        elif parent.type in {"enum_body", "enum_assignment"}:
            what = entries.enum_member
        elif node.type == "shorthand_property_identifier_pattern" or parent.type == "pair_pattern":
            what = uses.destructured
        return what(script, name, span, node)

    def _property(self, name: str, span: Span, node: Node) -> Found | None:
        owner = field(node, "object")
        if owner is None:
            return None
        use = uses.property_use(self._script, name, span, node, owner)
        if isinstance(use, Use) and not use.doubt:
            entry = assigned(self._script, name, span, node, use.shown)
            if entry is not None:
                return replace(entry, use=use)
        return use if name in self._script.names.old else None

    def _in_string(self, string: Node, span: Span, name: str) -> Iterator[Found]:
        script, is_old = self._script, name in self._script.names.old
        if (string.start_byte + 1, string.end_byte - 1) == span:
            found = self._whole(string, span, name)
            if found is not None and (is_old or isinstance(found, Entry)):
                yield found
            return
        if (found := entries.qualified(script, name, span, string)) is not None:
            yield found
            return
        if string.id not in self._referred:
            self._referred[string.id] = texts.references_in(script, string)
            yield from texts.referred(script, string)
        if not self._referred[string.id].holding(span):
            yield from texts.in_text(script, name, span, string)

    def _whole(self, string: Node, span: Span, name: str) -> Found | None:
        """A string that is a name and nothing else."""
        script, outer = self._script, wrapped(string)
        parent = outer.parent
        match parent.type if parent is not None else "":
            case "subscript_expression" if parent and field(parent, "index") == outer:
                return self._property(name, span, parent)
            case "arguments":
                setting = called_to_set(script, name, span, string)
                return setting or uses.argument(script, name, span, string)
            case "array":
                return entries.element(script, name, span, string, None)
            case "literal_type" if parent:
                return entries.alternative(script, name, span, parent)
            case "enum_assignment":
                return entries.enum_value(script, name, span, string)
        return uses.contained(script, name, span, string) or self._key_or_value(string, span, name)

    def _key_or_value(self, string: Node, span: Span, name: str) -> Found | None:
        script = self._script
        parent = string.parent
        key = parent if parent is not None and parent.type == "computed_property_name" else string
        member = key.parent
        if member is None or member.type in _NOT_MEANT:
            return None
        if member.type == "pair_pattern" and field(member, "key") == key:
            return uses.destructured(script, name, span, string)
        if member.type in entries.MEMBERS and key in {
            field(member, one) for one in ("key", "name", "property")
        }:
            return entries.key(script, name, span, string)
        return self._value(string, span, name)

    def _value(self, string: Node, span: Span, name: str) -> Found | None:
        """A name as the value of something."""
        script = self._script
        if name not in script.names.old or script.names.transition:
            return None
        label = f'"{name}"'
        edits = renamed(span, script.names.new(name))
        holder = next(iter(script.environment.holders(string)), "")
        case = next((one for one in near(string) if one.type in _CASES), None)
        switch = case.parent if case is not None and case.type != "pair" else case
        if switch is not None and script.holds_both(span_of(switch), name):
            return Place(name, span, label, safety=Safety.MANUAL, reason=_BOTH_MEANT)
        if is_ban(holder):
            return Place(name, span, label, safety=Safety.MANUAL, reason=entries.BAN)
        if is_named_after(holder):
            return Place(name, span, label, edits)
        return Place(name, span, label, edits, Safety.REVIEW, _MAYBE_NAME)

    def _doubtful(self, name: str, span: Span, label: str) -> Found | None:
        script = self._script
        if name not in script.names.old or script.names.transition:
            return None
        edits = renamed(span, script.names.new(name))
        return Place(name, span, label, edits, Safety.REVIEW, NOT_KNOWN)
