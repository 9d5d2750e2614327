"""Files that a program makes: to change them is to lose the change when it runs again."""

import re
from collections.abc import Sequence

from migrator.api import Source, matcher

_MARK = re.compile(
    rb"@generated\b|\bDO NOT EDIT\b|(?i:\bautomatically generated\b|\bauto-generated\b)"
)
_LOCKS = re.compile(r"(?i).*[.-]lock(?:\.(?:json|ya?ml))?|npm-shrinkwrap\.json|.*\.lock")
_MINIFIED = re.compile(r".*\.min\.(?:js|mjs|cjs|css)|.*\.map")
#: A mark counts in the first bytes only: further down it may well be what a program writes.
_HEAD = 2_000
#: Nobody writes lines of such a length in a script.
_LONGEST = 5_000


def mark_of(source: Source, listed: Sequence[str]) -> str:
    """What shows that a file is generated; nothing if a person writes it."""
    name = source.path.rpartition("/")[2]
    if listed and matcher(listed)(source.path):
        return "the manifest lists it as generated"
    if _LOCKS.fullmatch(name):
        return "a lock file"
    if _MINIFIED.fullmatch(name) or _is_minified(source, name):
        return "minified"
    mark = _MARK.search(source.code, 0, _HEAD)
    return f"marked `{mark.group().decode()}`" if mark else ""


def _is_minified(source: Source, name: str) -> bool:
    if not name.endswith((".js", ".mjs", ".cjs", ".css")):
        return False
    return any(len(line) > _LONGEST for line in source.code.splitlines())
