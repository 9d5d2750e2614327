"""A text that is not TOML: which line, what is wrong with it, and what to write instead."""

import re
import tomllib
from collections.abc import Mapping

from migrator.core.toml_places import Path, places
from migrator.errors import ManifestError, Problem

#: Deeper than any manifest is meant, and far from where the parsers' recursion ends.
_DEEPEST = 60

#: What tomllib's message begins with, what that means, and what helps.
_REASONS = (
    (
        "Expected '='",
        "a key has no value",
        "write a key, an equals sign and a value on one line",
    ),
    (
        "Invalid value",
        "a value is missing, or is not written as TOML writes values",
        "put text in quotes, lists in square brackets and tables in braces",
    ),
    (
        "Invalid statement",
        "a key or a table is expected here",
        "start the line with a key or a [table], and put odd names in quotes",
    ),
    (
        "Invalid initial character",
        "a key is expected here",
        "put odd names in quotes, and a table in braces on one line",
    ),
    (
        "Expected newline",
        "something follows where the line should end",
        "put text in quotes, and each key on a line of its own",
    ),
    (
        ("Cannot", "Duplicate"),
        "the same key or table is written twice",
        "keep one of the two, or put what they say into one",
    ),
    (
        "Unclosed array",
        "a list does not end, or lacks a comma",
        "put a comma between entries and a closing bracket after the last one",
    ),
    (
        "Unclosed inline",
        "a table in braces does not end, or lacks a comma",
        "put a comma between keys and a closing brace on the same line",
    ),
    (
        "Expected ']",
        "the name of a table does not end",
        "close [table] with one bracket and [[table]] with two",
    ),
    (
        ("Unterminated", "Illegal character", "Expected", "Found invalid"),
        "a string does not end, or holds a character that it must not hold",
        'end the string with the quotes that it began with; only """ goes over several lines',
    ),
    (
        ("Unescaped", "Invalid hex", "Escaped character"),
        "a backslash in a string begins something that TOML does not know",
        "write two backslashes for one, or put the text in single quotes",
    ),
    ("Invalid date", "this is not a date", "put it in quotes"),
    ("Exceeds the limit", "a number is too long", "put it in quotes"),
)
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")


def parsed(text: str, file: str) -> tuple[Mapping[str, object], Mapping[Path, int]]:
    """The data of a TOML text, and the line of each of its keys."""
    try:
        data, lines = tomllib.loads(text), places(text)
    except RecursionError:
        raise _too_deep(file, 1) from None
    except ValueError as error:
        raise ManifestError(_problem(str(error), text, file)) from None
    deepest = max(lines, key=len, default=())
    if len(deepest) > _DEEPEST:
        raise _too_deep(file, lines[deepest])
    return data, lines


def _too_deep(file: str, line: int) -> ManifestError:
    return ManifestError(
        Problem(
            "manifest.syntax",
            "brackets or braces are nested too deeply",
            "take the needless ones out",
            file,
            line,
        )
    )


def _problem(message: str, text: str, file: str) -> Problem:
    meaning, hint = next(
        ((meaning, hint) for start, meaning, hint in _REASONS if message.startswith(start)),
        ("this line cannot be read", "compare it with the TOML in the documentation"),
    )
    line = _line(message, text)
    return Problem("manifest.syntax", f"this is not TOML: {meaning}", hint, file, line)


def _line(message: str, text: str) -> int | None:
    """The line that tomllib names; at the end of a document it names none."""
    if found := _LINE.search(message):
        return int(found.group(1))
    return text.rstrip().count("\n") + 1 if "end of document" in message else None
