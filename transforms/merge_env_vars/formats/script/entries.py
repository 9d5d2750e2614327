"""Settings that stand beside others: keys of objects and types, elements of lists."""

import re

from tree_sitter import Node

from migrator.api import Edit, Safety, Span
from transforms.merge_env_vars.formats.script.removal import (
    without_alternative,
    without_element,
)
from transforms.merge_env_vars.formats.script.script import NOT_KNOWN, Entry, Found, Script
from transforms.merge_env_vars.formats.script.syntax import (
    field,
    near,
    string_text,
    text_of,
)
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

#: What has keys of which one is the name.
MEMBERS = frozenset(
    "pair property_signature public_field_definition field_definition method_definition "
    "method_signature enum_assignment".split()
)
_CONTAINERS = frozenset("object object_type interface_body class_body enum_body".split())
_QUALIFIED = re.compile(r"(?:globalThis\.|window\.)?(?:process\.env|import\.meta\.env|Bun\.env)\.")
BAN = "a list of names that are not to be used"
_MAPPING = "maps one name to the other"
_VARIABLE = "defines a variable of the program"
_PAIR = "a list whose elements belong together"


def key(script: Script, name: str, span: Span, node: Node) -> Found | None:
    """A name that is a key, as it stands or in quotes."""
    member = next((one for one in near(node) if one.type in MEMBERS), None)
    container = member.parent if member is not None else None
    if member is None or container is None or container.type not in _CONTAINERS:
        return None
    label = f"{text_of(node)}: …"
    if (manual := _kept_on_purpose(script, name, member, container)) is not None:
        return Place(name, span, label, safety=Safety.MANUAL, reason=manual)
    is_method = member.type in {"method_definition", "method_signature"}
    value = field(member, "value") or field(member, "type")
    setting = Setting(
        name,
        span,
        label,
        container.start_byte,
        Value(Kind.UNKNOWN if value is None or is_method else Kind.TEXT),
        span_of(value) if value is not None else None,
        renamed(span, script.names.new(name)) if name in script.names.old else (),
        _removal(script, name, member),
    )
    return Entry(
        setting,
        setting.value_span if setting.value.kind is Kind.TEXT else None,
        _modifiers(script, member, node),
        script.environment.about(container).is_doubtful,
    )


def shorthand(script: Script, name: str, span: Span, node: Node) -> Found | None:
    """``{ OLD }``: a key with the variable of the same name as its value."""
    container = node.parent
    if container is None or container.type != "object":
        return None
    label = f"{{ {name} }}"
    if (manual := _kept_on_purpose(script, name, node, container)) is not None:
        return Place(name, span, label, safety=Safety.MANUAL, reason=manual)
    new = script.names.new(name)
    written = Edit(span.start, span.start, f"{new}: ".encode())
    setting = Setting(
        name,
        span,
        label,
        container.start_byte,
        Value(Kind.TEXT, name),
        span,
        (written,) if name != new else (),
        _removal(script, name, node),
    )
    return Entry(setting, is_doubtful=script.environment.about(container).is_doubtful)


def qualified(script: Script, name: str, span: Span, string: Node) -> Found | None:
    """``'process.env.OLD': …``: what a bundler writes for an expression, or writes it as."""
    member = string.parent
    text = (string_text(string) or "") if string.end_byte - span.end == 1 else ""
    prefix = _QUALIFIED.match(text)
    if prefix is None or text[prefix.end() :] != name:
        return None
    container = member.parent if member is not None else None
    if member is None or container is None or string != field(member, "key"):
        if name not in script.names.old or script.names.transition:
            return None
        return Place(name, span, text_of(string), renamed(span, script.names.new(name)))
    value = field(member, "value")
    setting = Setting(
        name,
        span,
        f"{text_of(string)}: …",
        # Different expressions do not meet, so each has groups of its own.
        -((container.start_byte + 2) * 100 + len(prefix.group())),
        Value(Kind.TEXT),
        span_of(value) if value is not None else None,
        renamed(span, script.names.new(name)) if name in script.names.old else (),
        _removal(script, name, member),
    )
    return Entry(setting, setting.value_span)


def _kept_on_purpose(script: Script, name: str, member: Node, container: Node) -> str | None:
    """Why a key must not change, if it must not."""
    about = script.environment.about(container)
    mapped = string_text(field(member, "value"))
    if mapped is not None and mapped != name and _is_other_name(script, name, mapped):
        return _MAPPING
    if about.is_banning:
        return BAN
    if about.is_defining:
        return _VARIABLE
    return None


def _is_other_name(script: Script, name: str, text: str) -> bool:
    return text in script.names.all and script.names.new(text) == script.names.new(name)


def _removal(script: Script, name: str, member: Node) -> tuple[Edit, ...]:
    if name not in script.names.old or (member.parent and member.parent.type == "class_body"):
        return ()
    return without_element(script.source, member, script.names)


def _modifiers(script: Script, member: Node, node: Node) -> str:
    """``readonly``, ``?``: what stands around the key of a member of a type."""
    if member.type == "pair":
        return ""
    name = field(member, "name") or field(member, "property") or node
    value = field(member, "value") or field(member, "type")
    end = value.start_byte if value is not None else member.end_byte
    before = script.code[member.start_byte : name.start_byte]
    return (before + script.code[name.end_byte : end]).decode(errors="replace").strip()


def enum_member(script: Script, name: str, span: Span, node: Node) -> Found | None:
    """A member of an enumeration that is named after a setting."""
    body = next((one for one in near(node) if one.type == "enum_body"), None)
    if body is None or name not in script.names.old:
        return None
    return _of_enum(script, name, span, body, name)


def enum_value(script: Script, name: str, span: Span, string: Node) -> Found | None:
    """A member of an enumeration that stands for a setting."""
    member = string.parent
    body = member.parent if member is not None else None
    if member is None or body is None or body.type != "enum_body" or name not in script.names.old:
        return None
    return _of_enum(script, name, span, body, text_of(field(member, "name")))


def _of_enum(script: Script, name: str, span: Span, body: Node, label: str) -> Place | None:
    if script.holds_both(span_of(body), name):
        reason = "one enumeration has both names"
        return Place(name, span, label, safety=Safety.MANUAL, reason=reason)
    if script.environment.about(body).is_banning:
        return Place(name, span, label, safety=Safety.MANUAL, reason=BAN)
    if script.names.transition:
        return None
    is_known = script.environment.about(body).is_environment
    edits = renamed(span, script.names.new(name))
    safety, doubt = (Safety.SAFE, "") if is_known else (Safety.REVIEW, NOT_KNOWN)
    return Place(name, span, label, edits, safety, doubt)


def element(
    script: Script, name: str, span: Span, string: Node, value: Span | None
) -> Found | None:
    """An element of a list: a name, or ``OLD=value``."""
    array = string.parent
    if array is None:
        return None
    label = f'["{name}{"=…" if value is not None else ""}"]'
    if script.environment.about(array).is_banning:
        return Place(name, span, label, safety=Safety.MANUAL, reason=BAN)
    is_flagged = _follows_a_flag(string)
    if value is None and (is_flagged or not script.environment.about(array).is_of_names):
        if script.holds_both(span_of(array), name):
            return Place(name, span, label, safety=Safety.MANUAL, reason=_PAIR)
        if script.names.transition:
            return None
        edits = renamed(span, script.names.new(name))
        return Place(name, span, label, edits, Safety.REVIEW, NOT_KNOWN)
    is_old = name in script.names.old
    setting = Setting(
        name,
        span,
        label,
        array.start_byte,
        Value(Kind.LISTED if value is None else Kind.TEXT),
        value,
        renamed(span, script.names.new(name)) if is_old else (),
        without_element(script.source, string, script.names) if is_old and not is_flagged else (),
    )
    return Entry(setting, value)


def _follows_a_flag(string: Node) -> bool:
    before = string.prev_named_sibling
    return (string_text(before) or "").startswith("-")


def alternative(script: Script, name: str, span: Span, literal: Node) -> Found | None:
    """A type that is a name: one of a union, or by itself."""
    union = script.union_of(literal)
    label = f'"{name}"'
    if script.environment.about(union).is_banning:
        return Place(name, span, label, safety=Safety.MANUAL, reason=BAN)
    if union is literal and script.names.transition:
        return None
    if union is literal:
        known = script.environment.about(literal).is_environment
        edits = renamed(span, script.names.new(name))
        safety, doubt = (Safety.SAFE, "") if known else (Safety.REVIEW, NOT_KNOWN)
        return Place(name, span, label, edits, safety, doubt)
    is_old = name in script.names.old
    setting = Setting(
        name,
        span,
        label,
        union.start_byte,
        Value(Kind.LISTED),
        None,
        renamed(span, script.names.new(name)) if is_old else (),
        without_alternative(script.source, literal) if is_old else (),
    )
    return Entry(setting, is_doubtful=script.environment.about(union).is_doubtful)
