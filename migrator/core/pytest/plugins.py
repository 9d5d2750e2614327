"""The plugins that a project has itself: modules that it names to pytest as entry points."""

import configparser
import re
import tomllib
from collections.abc import Callable, Iterator

_IN_SETUP = re.compile(r"""['"]\s*[\w.-]+\s*=\s*([\w.]+)\s*['"]""")
_IN_SECTION = re.compile(r"^\s*[\w.-]+\s*=\s*([\w.]+)", re.MULTILINE)


def own_plugins(read: Callable[[str], bytes | None]) -> tuple[str, ...]:
    """The dotted names of the modules that a project registers under ``pytest11``."""
    return tuple(dict.fromkeys(_registered(read)))


def _registered(read: Callable[[str], bytes | None]) -> Iterator[str]:
    for path, values_of in _READERS.items():
        text = (read(path) or b"").decode("utf-8-sig", "replace")
        if "pytest11" in text:
            yield from values_of(text)


def _in_pyproject(text: str) -> Iterator[str]:
    try:
        table: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    for keys in (
        ("project", "entry-points", "pytest11"),
        ("tool", "poetry", "plugins", "pytest11"),
    ):
        found = table
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, dict):
            yield from (str(module).partition(":")[0].strip() for module in found.values())


def _in_setup_cfg(text: str) -> Iterator[str]:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    listed = parser.get("options.entry_points", "pytest11", fallback=None)
    yield from _IN_SECTION.findall(listed or "")


def _in_setup_py(text: str) -> Iterator[str]:
    """What is written like an entry point, in the first brackets after the word."""
    listed = text.partition("pytest11")[2]
    yield from _IN_SETUP.findall(listed[: listed.find("]") + 1] if "]" in listed else listed)


_READERS = {
    "pyproject.toml": _in_pyproject,
    "setup.cfg": _in_setup_cfg,
    "setup.py": _in_setup_py,
}
