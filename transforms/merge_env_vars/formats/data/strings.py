"""A string that is no key: a name under a key, or a text that holds one."""

import re

from tree_sitter import Node

from migrator.api import Safety
from transforms.merge_env_vars.formats.data import keys
from transforms.merge_env_vars.formats.data.entries import Entry
from transforms.merge_env_vars.formats.data.file import TO_OTHER, DataFile
from transforms.merge_env_vars.formats.data.items import read_object
from transforms.merge_env_vars.formats.data.speech import INPUT, spoken
from transforms.merge_env_vars.formats.data.text import Text
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK
from transforms.merge_env_vars.formats.tokens import IS_PART
from transforms.merge_env_vars.places import Place, renamed

_MAY_BE_ANOTHER = "may be something else than the setting"
_FOLLOWS = "refers to a part of this file by its key"
#: In such a file, every string is the name of a variable.
_ALL_VARIABLES = re.compile(r"(?:.*/)?custom-environment-variables\.[a-z0-9]+")


def read_string(file: DataFile, node: Node, text: Text) -> None:
    """What a string says of the names."""
    parent = node.parent
    pair = parent if parent is not None and parent.type == "pair" else None
    name = text.code.decode(errors="replace")
    if name not in file.names.all:
        _read_text(file, node, pair, text)
    elif pair is None:
        _tell(file, text, name, name, _MAY_BE_ANOTHER)
    elif not read_object(file, pair, text, name):
        _read_name(file, pair, text, name)


def _read_name(file: DataFile, pair: Node, text: Text, name: str) -> None:
    """A name and nothing else, under a key."""
    key = file.key(pair)
    shown = f'"{key}": "{name}"'
    within = file.list_of(pair.parent) if pair.parent is not None else None
    if outside := file.store_of(pair):
        _tell(file, text, name, shown, _held(outside), outside)
    elif key == "id" and within is not None and within.key == "inputs":
        file.manual(name, text.outer, INPUT, shown)
    elif key != name and file.names.new(key) == file.names.new(name):
        file.manual(name, text.outer, TO_OTHER, shown)
    elif keys.is_variable(key) or _ALL_VARIABLES.fullmatch(file.source.path):
        _tell(file, text, name, shown)
    else:
        _tell(file, text, name, shown, _MAY_BE_ANOTHER)


def _held(outside: str) -> str:
    return f"names what is kept in {outside}"


def _tell(
    file: DataFile, text: Text, name: str, shown: str, reason: str = "", outside: str = ""
) -> None:
    """A string that names a variable for somebody to look up."""
    if name not in file.names.old:
        return
    if file.names.transition:
        file.manual(name, text.outer, NO_FALLBACK, shown)
        return
    edits = renamed(text.outer, file.names.new(name))
    safety = Safety.REVIEW if reason else Safety.SAFE
    file.tell(Place(name, text.outer, shown, edits, safety, reason, outside=outside))


def _read_text(file: DataFile, node: Node, pair: Node | None, text: Text) -> None:
    """A string that holds more than a name."""
    said = spoken(text.code, file.names)
    outside = file.store_of(pair) if pair is not None else ""
    if any(place.reason == IS_PART for place in said.places) and file.follows(
        file.key(pair) if pair is not None else "", text
    ):
        for place in said.places:
            span = text.span(place.span)
            edits = file.renaming(place.old, span)
            # It goes with the key that it aims at.
            file.tell(Place(place.old, span, place.shown, edits, Safety.REVIEW, _FOLLOWS))
        return
    for place in said.places:
        is_address = outside and (place.safety is not Safety.MANUAL or place.reason == IS_PART)
        file.tell(_kept_outside(file, text, place, outside) if is_address else text.place(place))
    for setting in said.settings:
        group = file.group("string", node.start_byte, setting.group)
        moved = text.setting(setting, group)
        file.add(Entry(moved, moved.span))


def _kept_outside(file: DataFile, text: Text, place: Place, outside: str) -> Place:
    """A name in the address of something that is kept elsewhere."""
    span = text.span(place.span)
    edits = renamed(span, file.names.new(place.old))
    reason = _held(outside)
    return Place(place.old, span, place.shown, edits, Safety.REVIEW, reason, outside=outside)
