"""What the description of a distribution lets others call."""

import configparser
import tomllib
from collections.abc import Iterator, Sequence

_TOML_TABLES = (
    *(("project", table) for table in ("scripts", "gui-scripts", "entry-points")),
    *(("tool", "poetry", table) for table in ("scripts", "plugins")),
)


def entry_points(path: str, data: bytes) -> list[str]:
    """The dotted names that a file offers to others; ``a.b:c`` is ``a.b.c``."""
    text = data.decode(errors="replace")
    name = path.rpartition("/")[2]
    found: list[str] = []
    if name == "pyproject.toml":
        for table in _TOML_TABLES:
            found += _strings(_table(text, table))
    elif name in {"setup.cfg", "entry_points.txt"}:
        found += _of_ini(text, is_whole=name == "entry_points.txt")
    bare = ("".join(one.partition("[")[0].split()) for one in found)
    return [one.replace(":", ".") for one in bare if one]


def _table(text: str, keys: Sequence[str]) -> object:
    try:
        value: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ()
    for key in keys:
        value = value.get(key, ()) if isinstance(value, dict) else ()
    return value


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _of_ini(text: str, *, is_whole: bool) -> Iterator[str]:
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    for section in parser.sections():
        if is_whole or section.startswith("options.entry_points"):
            for _key, value in parser.items(section):
                yield from (line.rpartition("=")[2].strip() for line in value.splitlines())
