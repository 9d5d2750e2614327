"""Path patterns as a manifest writes them: ``**`` crosses folders, ``*`` and ``?`` do not."""

import re
from collections.abc import Callable, Iterable

_MEMBERS = re.compile(r"(.)-(.)|(.)", re.DOTALL)
_TOKENS = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """A test for paths that match one of the patterns.

    Patterns start at the root of the repository; one that names a folder means all in it.
    """
    sources = [_regex(pattern.removeprefix("./").rstrip("/")) for pattern in patterns]
    if not sources:
        return lambda _path: False
    compiled = re.compile("|".join(f"(?:{source})" for source in sources), re.DOTALL)
    return lambda path: compiled.fullmatch(path) is not None


def _regex(pattern: str) -> str:
    if pattern in {"", "."}:
        return ".*"
    return "".join(_token(token) for token in _TOKENS.findall(pattern)) + "(?:/.*)?"


def _token(token: str) -> str:
    match token:
        case "**/":
            return "(?:[^/]+/)*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case _ if token.startswith("[") and len(token) > 1:
            return _class(token[1:-1])
        case _:
            return re.escape(token)


def _class(body: str) -> str:
    """A set of characters, in which only ``!`` at the start and ranges are special."""
    negated = body.startswith("!") and len(body) > 1
    found = [
        f"{re.escape(low)}-{re.escape(high)}" if high else re.escape(single)
        for low, high, single in _MEMBERS.findall(body[1:] if negated else body)
        if not high or low <= high
    ]
    if not found:
        return "[^/]" if negated else "(?!)"
    return f"(?!/)[{'^' * negated}{''.join(found)}]"
