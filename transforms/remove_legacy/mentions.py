"""Files that are not Python, and comments, that name what is to go by its dotted name or path."""

import configparser
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from migrator.api import Place, Project, PythonSource, Reading, Span, is_python
from transforms.remove_legacy.sightings import Sighting
from transforms.remove_legacy.targets import Target

_BASELINE = "migrator-baseline.json"
_TOML_TABLES = (
    *(("project", table) for table in ("scripts", "gui-scripts", "entry-points")),
    *(("tool", "poetry", table) for table in ("scripts", "plugins")),
)


def mentions(
    targets: Sequence[Target], readings: Mapping[str, Reading], project: Project
) -> Iterator[Sighting]:
    """Every place outside of code that names a target."""
    words = {word: target for target in targets for word in _spellings(target, project)}
    if not words:
        return
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(_expression(word) for word in longest_first)
    expression = re.compile(rf"(?<![\w./-])(?:\./)?({alternatives})(?![\w-])".encode())
    near = {part for word in words for part in (word, ":".join(word.rsplit(".", 1)))}
    for path in project.files.holding(near):
        data = project.files.read(path) or b""
        if b"\0" in data or path.endswith(_BASELINE) or not expression.search(data):
            continue
        source = project.parsed.source(path, data) if is_python(path, data[:80]) else None
        if source is not None:
            yield from _in_python(source, readings.get(path), expression)
        elif not _is_manifest(path, data):
            yield from _in_text(path, data, expression)


def _spellings(target: Target, project: Project) -> Iterator[str]:
    yield from (one for one, _same in project.layout.spellings(target.dotted, target.dotted))
    if not target.name:
        yield target.path


def _expression(word: str) -> str:
    module, dot, name = word.rpartition(".")
    if "/" in word:
        return re.escape(word)
    if not dot:
        # Alone it is a word like any other.
        here = re.escape(word)
        return rf"{here}(?=:\w)|(?<=-m ){here}|(?<=import ){here}|(?<=from ){here}(?= import)"
    return rf"{re.escape(module)}\s*[.:]\s*{re.escape(name)}"


def _said(found: "re.Match[bytes]") -> str:
    text = re.sub(r"\s", "", found.group(1).decode(errors="replace"))
    return text if "/" in text else text.replace(":", ".")


def _in_python(
    source: PythonSource, reading: Reading | None, expression: "re.Pattern[bytes]"
) -> Iterator[Sighting]:
    comments = [
        span for span, place in (reading.occurrences if reading else ()) if place is Place.COMMENT
    ]
    for found in expression.finditer(source.code):
        span = Span(*found.span(1))
        said = _said(found)
        if "/" in said or any(span.overlaps(comment) for comment in comments):
            line = source.line_of(span.start)
            yield Sighting(source.path, span, line, said, firm=False)


def _in_text(path: str, data: bytes, expression: "re.Pattern[bytes]") -> Iterator[Sighting]:
    entries = _entry_points(path, data)
    for found in expression.finditer(data):
        said = _said(found)
        line = data.count(b"\n", 0, found.start(1)) + 1
        start = data.rfind(b"\n", 0, found.start(1)) + 1
        text = data[start : (data.find(b"\n", start) + 1) or len(data)].decode(errors="replace")
        is_entry = is_python(path) or any(entry and entry in text for entry in entries)
        yield Sighting(path, Span(*found.span(1)), line, said, firm=is_entry)


def _entry_points(path: str, data: bytes) -> list[str]:
    """What a file that describes a distribution lets others call."""
    text = data.decode(errors="replace")
    name = path.rpartition("/")[2]
    found: list[str] = []
    if name == "pyproject.toml":
        for table in _TOML_TABLES:
            found += _strings(_table(text, table))
    elif name in {"setup.cfg", "entry_points.txt"}:
        found += _of_ini(text, is_whole=name == "entry_points.txt")
    return [*found, *(one.replace(":", ".") for one in found)] if found else found


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


def _is_manifest(path: str, data: bytes) -> bool:
    """Whether a file names the targets because it orders their removal."""
    if not path.endswith(".toml") or b"remove_legacy" not in data:
        return False
    try:
        written = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return "migration" in written and "steps" in written
