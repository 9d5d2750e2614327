"""TOML values and names in words for people who know TOML and not Python."""

import difflib
import json
from collections.abc import Iterable

_LONGEST = 60
_KINDS = {
    int: "a number",
    float: "a decimal number",
    str: "a string",
    list: "a list",
    dict: "a table",
}


def kind(value: object) -> str:
    """What sort of value it is: ``a list``, ``a number``, ``true``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _KINDS.get(type(value), "a date or time")


def shown(value: object) -> str:
    """The value as TOML writes it, where it is short enough to be repeated."""
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
        return quoted(short)
    if value in ([], {}):
        return kind(value).replace("a ", "an empty ")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return kind(value)


def quoted(text: str) -> str:
    """The text as a TOML string; JSON's rules for strings are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)


def listed(words: Iterable[str]) -> str:
    """The words behind each other: ``"a", "b" or "c"``."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return close[0] if close else None


def choice(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint: the word that was meant, else all there are, else ``otherwise``."""
    known = list(known)
    meant = nearest(word, known)
    if meant is not None:
        return f"did you mean {quoted(meant)}?"
    if known:
        return f"use {listed(quoted(name) for name in known)}"
    return otherwise


def clause(description: str) -> str:
    """The first sentence of a description, to stand in the middle of another one."""
    first = description.strip().split(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:]
