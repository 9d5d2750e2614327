"""What YAML values mean, so that two of them can be compared."""

import re
from dataclasses import replace

from tree_sitter import Node

from migrator.api import Span, apply, in_order
from transforms.merge_env_vars.formats.interpolation import value_of, with_new_names
from transforms.merge_env_vars.formats.yaml.expressions import in_expression, regions
from transforms.merge_env_vars.formats.yaml.nodes import (
    MAPPINGS,
    PAIRS,
    SCALARS,
    entries_of,
    inner,
    tag_of,
)
from transforms.merge_env_vars.names import Names

#: Longer values are compared as they are written.
_LONGEST = 20_000
_NULL = re.compile(r"~|null|Null|NULL|")
#: Plain scalars that one version of YAML or the other takes for something else than a text.
_NO_TEXT = re.compile(
    r"""true|false|yes|no|on|off|y|n|=|<<
    |[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-f_]+
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    |[-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t\s].*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_BREAKS = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = dict(
    zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)
)
_HEADER = re.compile(r"[|>](?:([1-9])([-+])?|([-+])([1-9])?)?")


def is_text(plain: str) -> bool:
    """Whether a scalar without quotes is a text to every reader of YAML."""
    return not _NULL.fullmatch(plain) and not _NO_TEXT.fullmatch(plain)


def meaning(holder: Node | None, names: Names) -> str:
    """A value as all values that mean the same are written, with new names in place of old."""
    node = inner(holder)
    if node is None or holder is None:
        return "plain null" + (f" {tag_of(holder)}" if holder is not None else "")
    if node.end_byte - node.start_byte > _LONGEST:
        return f"as it is {with_new_names(node.text or b'', names)!r}"
    tag = tag_of(holder)
    return (f"{tag} " if tag else "") + _meaning(node, names)


def as_merged(text: bytes, names: Names) -> str:
    """A text as it reads after the merge."""
    merge = replace(names, transition=False)
    if b"${{" in text:
        found = regions(text, Span(0, len(text)))
        places = [place for region in found for place in in_expression(text, merge, region)]
        text = apply(text, in_order(edit for place in places for edit in place.edits))
    return value_of(text, merge, "", Span(0, len(text))).text


def _meaning(node: Node, names: Names) -> str:
    if node.type in SCALARS:
        return scalar_meaning(as_merged(node.text or b"", names))
    if node.type in MAPPINGS:
        return "{" + ", ".join(sorted(_pair(one, names) for one in entries_of(node))) + "}"
    if node.type == "alias":
        return (node.text or b"").decode(errors="replace")
    return "[" + ", ".join(_element(one, names) for one in entries_of(node)) + "]"


def _element(entry: Node, names: Names) -> str:
    if entry.type in PAIRS:
        return "{" + _pair(entry, names) + "}"
    if entry.type == "block_sequence_item":
        parts = (one for one in entry.named_children if one.type != "comment")
        return meaning(next(parts, None), names)
    return meaning(entry, names)


def _pair(entry: Node, names: Names) -> str:
    if entry.type not in PAIRS:
        return f"{meaning(entry, names)}: {meaning(None, names)}"
    key, value = (entry.child_by_field_name(field) for field in ("key", "value"))
    return f"{meaning(key, names)}: {meaning(value, names)}"


def scalar_meaning(written: str) -> str:
    """What a scalar means, as all that mean the same are written."""
    if written[:1] == "'":
        return _text(_folded(written[1:-1]).replace("''", "'"))
    if written[:1] == '"':
        return _double_quoted(written[1:-1])
    if written[:1] in {"|", ">"}:
        return _block(written)
    if _NULL.fullmatch(written):
        return "plain null"
    plain = _folded(written)
    return _text(plain) if is_text(plain) else f"plain {plain}"


def assigned_meaning(written: str) -> str:
    """What the part of a scalar behind ``NAME=`` means: a text, whatever it looks like."""
    return scalar_meaning(written) if written[:1] in {"'", '"'} else _text(_folded(written))


def _text(content: str) -> str:
    return f"text {content!r}"


def _folded(written: str) -> str:
    """A text over several lines as one: a line break is a space, a blank line is a break."""

    def fold(match: re.Match[str]) -> str:
        count = len(_BREAK.findall(match.group()))
        return "\n" * (count - 1) if count > 1 else " "

    return _BREAKS.sub(fold, written)


def _double_quoted(written: str) -> str:
    if re.search(r"\\\r?\n", written):
        return f"quoted {written!r}"  # an escaped line break

    def unescaped(match: re.Match[str]) -> str:
        code = match.group(1) or match.group(2) or match.group(3)
        return chr(int(code, 16)) if code else _ESCAPED.get(match.group(4), match.group())

    return _text(_ESCAPE.sub(unescaped, _folded(written)))


def _block(written: str) -> str:
    """A literal block as its text; a folded one as its lines, for that is close enough."""
    header, _, body = written.partition("\n")
    found = _HEADER.match(header)
    lines = [line.rstrip("\r") for line in body.split("\n")]
    while lines and not lines[-1].strip(" "):
        lines.pop()
    if found is None or found.group(1) or found.group(4) or not lines:
        return f"block {written!r}"
    first = next(line for line in lines if line.strip(" "))
    indent = len(first) - len(first.lstrip(" "))
    text = "\n".join(line[indent:] for line in lines)
    chomping = found.group(2) or found.group(3) or ""
    is_folded = header[0] == ">" and len(lines) > 1
    if is_folded or chomping == "+":
        return f"{header[:1]}{chomping} {text!r}"
    return _text(text if chomping == "-" else f"{text}\n")
