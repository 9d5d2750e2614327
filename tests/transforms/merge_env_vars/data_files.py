"""What files of keys and lists hold, as somebody reads them who knows nothing of the merge.

Two files say the same if they do once every old name is written as the new one and nothing is
said twice.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from migrator import rewrite

Merge = Mapping[str, str]
SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars"
_WORD = re.compile(r"(?<!\\)\b[A-Za-z_][A-Za-z0-9_]*")


def merged(text: str, path: str, merge: Merge, *, transition: bool = False) -> str:
    """A text after the merge."""
    options = {"merge": dict(merge), "transition": transition}
    return rewrite(text, transform="merge_env_vars", options=options, path=path).text


def files(case: Path) -> Iterable[tuple[str, str, str]]:
    """The files of a case: name, before, after."""
    for path in sorted((case / "before").rglob("*")):
        if path.is_file():
            after = case / "after" / path.relative_to(case / "before")
            now = after if after.exists() else path
            yield path.name, path.read_text(), now.read_text()


def content(value: object, merge: Merge) -> object:
    """What a value says, with the new names, and each thing once."""
    if isinstance(value, str):
        return _text(value, merge)
    if isinstance(value, Members):
        return _members(value, merge)
    if isinstance(value, dict):
        return _members(Members(value.items()), merge)
    if isinstance(value, list):
        return _items([content(one, merge) for one in value], merge)
    return value if isinstance(value, int | float | bool | type(None)) else repr(value)


class Members(tuple[tuple[str, object], ...]):
    """The members of an object, also those whose key is there twice."""

    __slots__ = ()


def _text(text: str, merge: Merge) -> str:
    renamed = _WORD.sub(lambda word: merge.get(word.group(), word.group()), text)
    for new in merge.values():
        renamed = re.sub(rf"\${new}\b", f"${{{new}}}", renamed)
        renamed = re.sub(rf"\$\{{{new}:?-\$\{{{new}\}}\}}", f"${{{new}}}", renamed)
        renamed = re.sub(rf"(-e )?\b({new}\S*)( (-e )?\2(?!\S))+", r"\1\2", renamed)
    words = renamed.split(" ")
    kept = [word for at, word in enumerate(words) if "=" not in word or word not in words[:at]]
    return " ".join(kept).rstrip(" ")


def _members(members: Members, merge: Merge) -> object:
    said: dict[str, list[object]] = {}
    for key, value in members:
        name = _text(key, merge)
        values = said.setdefault(name, [])
        meaning = content(value, merge)
        repeats = {f"${name}", f"${{{name}}}", f"$({name})"}
        if meaning not in values and not (isinstance(meaning, str) and meaning in repeats):
            values.append(meaning)
    together = {"environment", "secrets"}
    if together <= said.keys():
        # Two lists that give one program its variables.
        both = [one for key in sorted(together) for one in cast("list[object]", said.pop(key)[0])]
        said["environment and secrets"] = [_items(both, merge)]
    return {key: sorted(values, key=repr) for key, values in sorted(said.items())}


def _items(items: list[object], merge: Merge) -> list[object]:
    """The items in order, and behind them those that are about a name."""
    kept: list[object] = []
    about: list[object] = []
    for item in items:
        if not any(new in json.dumps(item, default=repr) for new in merge.values()):
            kept.append(item)
            continue
        option = bool(kept) and kept[-1] in ("-e", "--env") and bool(kept.pop())
        if (option, item) not in about and not _repeats(item, merge):
            about.append((option, item))
    return kept + sorted(about, key=repr)


def _repeats(item: object, merge: Merge) -> bool:
    """Whether an item only says that a name has the value of itself."""
    return any(
        item in (f"{new}={reference}", {"name": [new], "value": [reference]})
        for new in merge.values()
        for reference in (f"${{{new}}}", f"$({new})")
    )
