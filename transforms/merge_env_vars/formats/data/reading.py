"""Every string of a file in which a name stands, and what it is there."""

import re

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.data.file import DataFile
from transforms.merge_env_vars.formats.data.items import read_item
from transforms.merge_env_vars.formats.data.strings import read_string
from transforms.merge_env_vars.formats.data.text import Text
from transforms.merge_env_vars.formats.trees import innermost
from transforms.merge_env_vars.places import Places

_ESCAPED = "is written with an escape"
_IN_KEY = "is a part of a key"
_BANNED = "stands where names are listed that must not be used"
#: A letter, a digit or a hyphen below: nobody has to escape them.
_NEEDLESS = re.compile(rb"\\[uU]0{2,6}[3-7][0-9A-Fa-f]")
#: A key that is the name of a variable, as bundlers know it.
_PROPERTY = re.compile(rb"(?:process\.env|import\.meta\.env|env)\.([A-Za-z_][A-Za-z0-9_]*)")


def read_all(file: DataFile) -> Places:
    """All that a file says of the names."""
    end = 0
    for span, _name in file.names.in_text(file.source.code):
        if span.start >= end:
            node = file.string(innermost(file.tree, span))
            if node is not None:
                _read(file, node, file.text(node))
                end = node.end_byte
    _look_for_escapes(file)
    return file.found()


def _read(file: DataFile, node: Node, text: Text) -> None:
    words = list(file.names.in_text(text.code))
    if any(name in file.names.old for _span, name in words) and file.is_banned(node):
        for span, name in words:
            file.manual(name, text.span(span), _BANNED)
    elif not all(text.is_plain(span) for span, _name in words):
        _block(file, node, text)
    elif file.is_key(node):
        _read_key(file, node, text)
    else:
        parent = node.parent
        if parent is not None and parent.type == "array" and read_item(file, node, parent, text):
            return
        read_string(file, node, text)


def _read_key(file: DataFile, node: Node, text: Text) -> None:
    known = _PROPERTY.fullmatch(text.code)
    name = (known.group(1) if known else text.code).decode(errors="replace")
    if name in file.names.all:
        end = len(text.code)
        file.read_key(node, text, name, Span(end - len(name), end))
        return
    for span, old in file.names.old_in(text.code):
        file.manual(old, text.span(span), _IN_KEY)


def _look_for_escapes(file: DataFile) -> None:
    """Names that are written with escapes are told, and keep others from taking theirs."""
    end = 0
    for match in _NEEDLESS.finditer(file.source.code):
        if match.start() < end:
            continue
        node = file.string(innermost(file.tree, Span(*match.span())))
        if node is not None:
            end = node.end_byte
            text = file.text(node)
            if not any(file.names.in_text(file.source.code[slice(*text.outer)])):
                _block(file, node, text)


def _block(file: DataFile, node: Node, text: Text) -> None:
    """A string with a name that is not written out."""
    for _span, name in file.names.old_in(text.code):
        file.manual(name, text.outer, _ESCAPED)
    name = text.code.decode(errors="replace")
    if file.is_key(node) and name in file.names.all - file.names.old:
        file.read_key(node, text, name, Span(0, len(name)))
