"""Taking entries out of objects, arrays, types and blocks, with what belongs to them."""

import re

from tree_sitter import Node

from migrator.api import Edit, Source, Span, spans
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.names import Names

_SEPARATORS = frozenset({",", ";"})
_SPACE = b" \t"
#: Nobody has more old names than that on one line.
_FAR = 100
_COMMENT_BEHIND = re.compile(rb"[ \t]*(?://[^\r\n]*|/\*(?:(?!\*/)[^\r\n])*\*/[ \t]*)?(?=[\r\n]|\Z)")
#: Comments that say how a tool has to take the next line.
_DIRECTIVE = re.compile(
    rb"[ \t]*(?://|/\*)\s*(?:eslint-disable-next-line|@ts-ignore|@ts-expect-error|prettier-ignore|"
    rb"biome-ignore)\b"
)


def without_element(source: Source, node: Node, names: Names) -> tuple[Edit, ...]:
    """Take an entry out of a list of entries with separators."""
    following, preceding = _beside(node, forwards=True), _beside(node, forwards=False)
    ends_with = following is not None and following.type in _SEPARATORS
    end = following.end_byte if following is not None and ends_with else node.end_byte
    whole = Span(node.start_byte, end)
    if _is_alone(source, whole):
        edits = _lines(source, whole, node, names)
        if not ends_with and preceding is not None and preceding.type == ",":
            return (*_last_comma(source, preceding, names), *edits)
        return edits
    is_behind_one_that_stays = preceding is not None and _stays(source, preceding, names)
    if preceding is not None and (is_behind_one_that_stays or not ends_with):
        if source.code[preceding.end_byte : node.start_byte].strip():
            return ()  # a comment stands between the separator and the entry
        start = preceding.start_byte if preceding.type in _SEPARATORS else node.start_byte
        return (Edit(start, node.end_byte, b""),)
    return (Edit(node.start_byte, _after_blanks(source.code, end), b""),)


def _stays(source: Source, separator: Node, names: Names) -> bool:
    """Whether one of the entries before a separator has no old name, so that it stays."""
    before: Node | None = separator
    for _step in range(_FAR):
        before = _beside(before, forwards=False) if before is not None else None
        if before is None or not before.is_named:
            break
        if not any(spans(source.code[before.start_byte : before.end_byte], names.old)):
            return True
        before = _beside(before, forwards=False)
    return False


def without_alternative(source: Source, node: Node) -> tuple[Edit, ...]:
    """Take a type out of a union."""
    code = source.code
    before = _before_space(code, node.start_byte)
    if code[before - 1 : before] == b"|":
        return (Edit(_before_space(code, before - 1), node.end_byte, b""),)
    behind = _after_space(code, node.end_byte)
    if code[behind : behind + 1] != b"|":
        return ()
    return (Edit(node.start_byte, _after_space(code, behind + 1), b""),)


def without_statement(source: Source, node: Node, names: Names) -> tuple[Edit, ...]:
    """Take a statement out of its block; nothing where that would join what stands around it."""
    end = _end_of_statement(source.code, node)
    whole = Span(node.start_byte, end)
    if _would_join(source.code, node.prev_named_sibling, end):
        return ()
    if _is_alone(source, whole):
        return _lines(source, whole, node, names)
    return (Edit(node.start_byte, _after_blanks(source.code, end), b""),)


def _end_of_statement(code: bytes, node: Node) -> int:
    """Where a statement ends: a semicolon on a line further down protects what stands there."""
    last = node.children[-1] if node.children else node
    if last.type != ";":
        return node.end_byte
    before = _before_space(code, last.start_byte)
    return before if b"\n" in code[before : last.start_byte] else node.end_byte


def _would_join(code: bytes, above: Node | None, end: int) -> bool:
    """Whether what stands above has no end of its own and would go on with what stands below."""
    if above is None or above.type == "comment":
        return False
    if code[above.end_byte - 1 : above.end_byte] == b";":
        return False
    at = _after_space(code, end)
    below = code[at : at + 1]
    return bool(below) and below in b"([`+-/*.,?"


def _is_alone(source: Source, span: Span) -> bool:
    """Whether nothing but a comment stands on the lines of an entry."""
    start = source.line_starts[source.line_of(span.start) - 1]
    return (
        not source.code[start : span.start].strip()
        and _COMMENT_BEHIND.match(source.code, span.end) is not None
    )


def _lines(source: Source, span: Span, node: Node, names: Names) -> tuple[Edit, ...]:
    above = node.prev_sibling
    if above is not None and above.type == "comment" and _belongs(source, above, node, names):
        span = Span(above.start_byte, span.end)
    return without_lines(source, span, names, comment=b"//")


def _belongs(source: Source, comment: Node, node: Node, names: Names) -> bool:
    """Whether the comment on the lines above is about one entry, and about nothing else."""
    line = source.line_of(comment.start_byte)
    if source.line_of(comment.end_byte) + 1 != source.line_of(node.start_byte):
        return False
    start = source.line_starts[line - 1]
    if source.code[start : comment.start_byte].strip():
        return False
    text = source.code[comment.start_byte : comment.end_byte]
    if text.startswith(b"//"):
        return _DIRECTIVE.match(text) is not None
    is_about_more = any(spans(text, names.all - names.old)) and not any(spans(text, names.old))
    return not is_about_more and (text.startswith(b"/**") or any(spans(text, names.old)))


def _last_comma(source: Source, comma: Node, names: Names) -> tuple[Edit, ...]:
    """The comma before what was the last entry, unless its own entry may go as well."""
    owner = _beside(comma, forwards=False)
    if owner is None or any(spans(source.code[owner.start_byte : owner.end_byte], names.old)):
        return ()
    return (Edit(comma.start_byte, comma.end_byte, b""),)


def _beside(node: Node, *, forwards: bool) -> Node | None:
    """What stands before or after a node, comments aside."""
    beside = node.next_sibling if forwards else node.prev_sibling
    while beside is not None and beside.type == "comment":
        beside = beside.next_sibling if forwards else beside.prev_sibling
    return beside


def _before_space(code: bytes, at: int) -> int:
    while at and code[at - 1 : at].isspace():
        at -= 1
    return at


def _after_space(code: bytes, at: int) -> int:
    while code[at : at + 1].isspace():
        at += 1
    return at


def _after_blanks(code: bytes, at: int) -> int:
    while code[at : at + 1] and code[at : at + 1] in _SPACE:
        at += 1
    return at
