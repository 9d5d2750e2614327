"""The tables of a manifest as people read them: every key, and an example."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from migrator.core.manifest.keys import Key, keys
from migrator.core.manifest.models import Document
from transforms import Catalogue


def tables() -> list[str]:
    """Every table of a manifest that has something to be described; the first is the manifest."""
    return [
        "",
        *(
            key.dotted
            for key in keys(Document)
            if (key.is_table or _is_free(key))
            and key.path[0] != "steps"  # the transforms say what stands there
            and key.path[:2] != ("phases", "gate")  # as in [gate]
        ),
    ]


def manifest(table: str) -> str:
    """A table of the manifest."""
    known = list(keys(Document))
    rows = _inside(known, table)
    around = next((key for key in known if key.dotted == table), None)
    if around is None:
        return _rows("key", rows)
    if not rows:
        return _fenced(_own_tables(table, around.examples[0], rows))
    header = f"[[{table}]]" if around.is_list else f"[{table}]"
    example = _fenced(_lines(header, rows)) if any(key.examples for key in rows) else ""
    return f"{_rows('key', rows)}\n\n{example}"


def options(transform: str) -> str:
    """The options of a transform, and a step that has them all."""
    known = list(keys(Catalogue()[transform]))
    step = f"steps.{transform.replace('_', '-')}"
    top = [key for key in known if len(key.path) == 1]
    lines = [f"[{step}]", f"transform = {toml(transform)}"]
    lines += _values(top)
    for key in top:
        if _is_deep(key):
            lines += _own_tables(f"{step}.{key.name}", key.examples[0], known)
        elif key.is_table:
            lines += ["", *_lines(f"[{step}.{key.name}]", _inside(known, key.dotted))]
    return f"{_rows('option', known)}\n\n{_fenced(lines)}"


def transforms(_all: str) -> str:
    """Every transform with what it does."""
    catalogue = Catalogue()
    rows = (
        f"| [`{name}`](transforms/{name}.md) | {catalogue.transform(name).summary} |"
        for name in catalogue
    )
    return "\n".join(["| transform | |", "| --- | --- |", *rows])


def _inside(known: Sequence[Key], table: str) -> list[Key]:
    return [key for key in known if ".".join(key.path[:-1]) == table]


def _is_free(key: Key) -> bool:
    """Whether a person chooses the keys of the table that stands there."""
    return key.words.startswith("a table of") and len(key.path) == 1


# Rows


def _rows(what: str, rows: Sequence[Key]) -> str:
    lines = [f"| {what} | takes | if not said | |", "| --- | --- | --- | --- |"]
    shortest = min(len(key.path) for key in rows)
    for key in rows:
        name = f"`{'.'.join(key.path[shortest - 1 :])}`"
        cells = [name, _code(key.words), _otherwise(key), key.description.rstrip(".")]
        lines.append(f"| {' | '.join(map(_in_a_cell, cells))} |")
    return "\n".join(lines)


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(words: str) -> str:
    """What a key takes, its choices as code."""
    return re.sub(r'"[^"]*"', lambda found: f"`{found[0]}`", words)


def _otherwise(key: Key) -> str:
    if key.is_needed:
        return "**needed**"
    is_empty = key.default is None or key.default in ("", [], {})
    return "" if is_empty else f"`{toml(key.default)}`"


# Examples


def _fenced(lines: Iterator[str] | Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return f"```toml\n{text}\n```"


def _lines(header: str, rows: Sequence[Key]) -> list[str]:
    return [header, *_values(rows)]


def _values(rows: Sequence[Key]) -> Iterator[str]:
    """The examples that fit on a line."""
    for key in rows:
        if key.examples and not _is_deep(key):
            yield f"{key.name} = {toml(key.examples[0])}"


def _is_deep(key: Key) -> bool:
    """Whether the example is a table of tables."""
    example = key.examples[0] if key.examples else None
    return isinstance(example, Mapping) and any(
        isinstance(value, Mapping) for value in example.values()
    )


def _own_tables(path: str, value: object, known: Sequence[Key]) -> Iterator[str]:
    """A table that has lines of its own, its keys in the order in which they are known."""
    assert isinstance(value, Mapping)
    order = [key.name for key in known]
    inner = {key: one for key, one in value.items() if isinstance(one, Mapping)}
    own = [key for key in value if key not in inner]
    if own:
        yield from ("", f"[{path}]")
        own.sort(key=lambda key: order.index(key) if key in order else 0)
        yield from (f"{_key(key)} = {toml(value[key])}" for key in own)
    for key, one in inner.items():
        yield from _own_tables(f"{path}.{_key(key)}", one, known)


def toml(value: object) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str) and ("\\" in value or '"' in value) and "'" not in value:
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)
