"""Strings as they are written."""

import ast
import re

from migrator.api import PythonSource, Span, span_of

_QUOTED = re.compile(rb"[rRuU]?(\"\"\"|'''|\"|')(.*)\1", re.DOTALL)


def text_span(source: PythonSource, node: ast.Constant) -> Span | None:
    """Where the text of a string stands; nothing where it is in pieces or has escapes."""
    start, end = span_of(source, node)
    found = _QUOTED.fullmatch(source.code, start, end)
    if found is None or found.group(2) != str(node.value).encode():
        return None
    return Span(*found.span(2))
