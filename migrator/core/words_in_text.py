"""What a word in prose, a comment, a string or a data file is: a name of code, or just a word."""

import re

from migrator.core.names.values import Span

_CHAIN = re.compile(rb"[\w\x80-\xff.:]*\Z")
_IMPORT = re.compile(rb"\bfrom[ \t]+([A-Za-z_][\w.]*)[ \t]+import\b[\w\s,(]*\Z")
#: No dotted name is longer.
_REACH = 400
#: What stands before a word, and behind it, where it is meant as a name.
_BEFORE = re.compile(rb"[.`/:@]")
_BEHIND = re.compile(rb"[`(\[]|\.[^\W\d]")
_QUOTES = frozenset({b'"', b"'"})


def dotted_at(code: bytes, span: Span) -> str:
    """The dotted name that ends with a word, or that an import of it says.

    Entry points write the last dot as a colon.
    """
    found = _CHAIN.search(code, max(0, span.start - _REACH), span.end)
    chain = found.group().decode(errors="replace") if found else ""
    dotted = chain.replace(":", ".").strip(".")
    line = code.rfind(b"\n", 0, span.start) + 1
    statement = _IMPORT.search(code, max(line, span.start - _REACH), span.start)
    return f"{statement.group(1).decode()}.{dotted}" if statement else dotted


def is_only_a_word(code: bytes, span: Span) -> bool:
    """Whether nothing shows that a word of everyday language is meant as a name."""
    word = code[slice(*span)].decode(errors="replace")
    if not word.isalpha() or not word[1:].islower():
        return False
    before = code[max(0, span.start - 1) : span.start]
    behind = code[span.end : span.end + 2]
    is_quoted = before in _QUOTES and behind[:1] == before
    return not (is_quoted or _BEFORE.match(before) or _BEHIND.match(behind))
