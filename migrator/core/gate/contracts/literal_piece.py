"""A piece of text that whatever matches a regular expression surely holds."""

import re

_QUANTIFIER = re.compile(r"[*+?]|\{\d*,?\d*\}")
#: An escape, a set, a bracket of a group, an anchor, or one character.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
#: Flags, which may make letters match others, and characters that are written as numbers.
_NOT_LITERAL = re.compile(r"\(\?[aiLmsux-]|\\[xuUN0-9]")
#: Letters that mean more than themselves behind a backslash.
_CLASSES = re.compile(r"\\[A-Za-z0-9]")


def literal_piece(expression: str) -> str:
    """The longest such piece that shows at once; empty where none does."""
    if _NOT_LITERAL.search(expression):
        return ""
    pieces, current, depth = [""], "", 0
    place = 0
    while found := _TOKEN.match(expression, place):
        part, place = found.group(), found.end()
        quantifier = _QUANTIFIER.match(expression, place)
        if part == "|":
            if depth == 0:
                return ""
        elif part in {"(", ")"}:
            depth += 1 if part == "(" else -1
        elif _is_literal(part) and depth == 0 and quantifier is None:
            current += part[-1]
            continue
        pieces.append(current)
        current = ""
        place = quantifier.end() if quantifier else place
    return max(*pieces, current, key=len)


def _is_literal(part: str) -> bool:
    """Whether a part of an expression matches one character, which is its last."""
    if part.startswith("\\"):
        return _CLASSES.match(part) is None
    return len(part) == 1 and part not in ".^$*+?{"
