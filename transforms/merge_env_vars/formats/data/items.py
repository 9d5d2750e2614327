"""Items of lists that name a variable: ``"OLD"``, ``"OLD=x"``, ``{"name": "OLD", …}``."""

import re

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.data import keys
from transforms.merge_env_vars.formats.data.assignments import FLAG, channel
from transforms.merge_env_vars.formats.data.entries import Entry
from transforms.merge_env_vars.formats.data.file import TO_OTHER, DataFile
from transforms.merge_env_vars.formats.data.speech import spoken
from transforms.merge_env_vars.formats.data.text import Text
from transforms.merge_env_vars.formats.interpolation import value_of
from transforms.merge_env_vars.formats.trees import span_of
from transforms.merge_env_vars.places import Kind, Setting, Value

_NAME = rb"[A-Za-z_][A-Za-z0-9_]*"
#: ``OLD=x``, ``--env=OLD``, and with the marks of a plugin of pytest ``D:OLD=x``.
_ITEM = re.compile(
    rb"(?:(?P<option>%b)=)?(?:[A-Z]:)*(?P<name>%b)(?:(?P<sign>[ \t]*=)|\Z)" % (FLAG.pattern, _NAME)
)
_ASSIGNED_FURTHER = re.compile(rb"(?<=[\s,;])(%b)=" % _NAME)


def read_item(file: DataFile, node: Node, array: Node, text: Text) -> bool:
    """What a string in a list says of the names, if it is about one variable."""
    name = text.code.decode(errors="replace")
    if name in file.names.all:
        if _is_first_of_two(node, array):
            _read_pair(file, array, text, name)
        elif _is_argument(file, node, array) and not _is_beside(file, array, name):
            return False
        else:
            _add(file, node, array, text, name, Span(0, len(name)))
        return True
    if keys.lists_references(file.key_of(array)) and text.code[:1] == b"$":
        if name[1:] in file.names.all:
            _add(file, node, array, text, name[1:], Span(1, len(name)))
            return True
        return False
    return _read_words(file, node, array, text)


def _before(file: DataFile, node: Node) -> bytes:
    """The string before an item."""
    before = node.prev_named_sibling
    return file.text(before).code if before is not None and before.type == "string" else b""


def _is_argument(file: DataFile, node: Node, array: Node) -> bool:
    """Whether an item is a word of a command, and none that hands a variable on."""
    before = _before(file, node)
    if FLAG.fullmatch(before):
        return False
    return before.startswith(b"-") or keys.is_command(file.key_of(array))


def _is_beside(file: DataFile, array: Node, name: str) -> bool:
    """Whether a list has another name of the same setting."""
    items = (file.text(one).code for one in array.named_children if one.type == "string")
    names = (item.decode(errors="replace") for item in items)
    return any(one != name and file.names.new(one) == file.names.new(name) for one in names)


def _read_words(file: DataFile, node: Node, array: Node, text: Text) -> bool:
    """An item ``OLD=value``: all behind the sign is the value, be it one word or more."""
    found = _ITEM.match(text.code)
    if found is None or _before(file, node) == b"-c":
        return False
    name = found["name"].decode()
    further = _ASSIGNED_FURTHER.finditer(text.code, found.end())
    if name not in file.names.all or any(
        match.group(1).decode() in file.names.all for match in further
    ):
        return False
    value = Span(found.end(), len(text.code)) if found["sign"] else None
    _add(file, node, array, text, name, Span(*found.span("name")), value, found["option"] or b"")
    for place in spoken(text.code, file.names, {found.start("name")}).places:
        file.tell(text.place(place))
    return True


def _add(
    file: DataFile,
    node: Node,
    array: Node,
    text: Text,
    name: str,
    span: Span,
    value: Span | None = None,
    option: bytes = b"",
) -> None:
    """A setting that is an item of a list, with the option before it that hands it on."""
    before, item = node.prev_named_sibling, span_of(node)
    word = _before(file, node)
    if before is not None and FLAG.fullmatch(word):
        option = word
        item = Span(before.start_byte, node.end_byte)
    can_go = bool(option) or not _is_argument(file, node, array)
    sign = "" if value is None else "=…"
    setting = Setting(
        name,
        text.span(span),
        f'"{text.code[: span.end].decode(errors="replace")}{sign}"',
        file.group("array", array.start_byte, channel(option)),
        Value(Kind.LISTED) if value is None else value_of(text.code, file.names, name, value),
        None if value is None else text.span(value),
        file.renaming(name, text.span(span)),
        doubt=file.doubt_of_item(array),
    )
    file.add(Entry(setting, item, array if can_go else None))


def _is_first_of_two(node: Node, array: Node) -> bool:
    """Whether an item begins a list of two in a list of such."""
    outer = array.parent
    return (
        outer is not None
        and outer.type == "array"
        and node.prev_named_sibling is None
        and len(array.named_children) == 2
    )


def _read_pair(file: DataFile, array: Node, text: Text, name: str) -> None:
    """A list of two: a name and its value."""
    value, outer = array.named_children[1], array.parent
    if outer is None or file.stands_for_other(name, value):
        file.manual(name, text.outer, TO_OTHER)
        return
    setting = Setting(
        name,
        text.outer,
        f'["{name}", …]',
        file.group("pairs", outer.start_byte),
        file.value_of(name, value),
        span_of(value),
        file.renaming(name, text.outer),
    )
    file.add(Entry(setting, span_of(array), outer))


def read_object(file: DataFile, pair: Node, text: Text, name: str) -> bool:
    """An item of a list that sets the variable which one of its keys names."""
    item, key = pair.parent, file.key(pair)
    within = file.list_of(item) if item is not None and keys.is_name(key) else None
    if item is None or within is None:
        return False
    rest = {file.key(one): file.value(one) for one in file.pairs(item) if one != pair}
    if not keys.is_variable(within.key) and not any(map(keys.gives_value, rest)):
        return False
    setting = Setting(
        name,
        text.outer,
        f'{key}: "{name}"',
        file.group(*within.identity),
        _value(file, name, rest),
        span_of(item),
        file.renaming(name, text.outer),
    )
    file.add(file.item_entry(setting, item))
    return True


def _value(file: DataFile, name: str, rest: dict[str, Node]) -> Value:
    """What an item gives its variable: all that it says but for the name."""
    if not rest:
        return Value(Kind.LISTED)
    if len(rest) == 1:
        value = file.value_of(name, *rest.values())
        if value.kind is Kind.OTHER_NAME:
            return value
    # What a store outside holds under the other name may be another thing.
    literally = any(map(keys.store, rest))
    meanings = {key: file.meaning(node) for key, node in rest.items()}
    return file.compared(meanings, literally=literally)
