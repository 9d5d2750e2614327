"""A page as what its reader does: files that are written, and commands with what they print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"`([^`\s]+)`:$")


@dataclass(frozen=True, slots=True)
class FileStep:
    """The reader writes a file, or adds to one."""

    path: str
    text: str
    is_added: bool


@dataclass(frozen=True, slots=True)
class CommandStep:
    """The reader runs a command."""

    command: str
    #: What the page shows of it; nothing where it shows nothing.
    shown: str


Step = FileStep | CommandStep


def section(page: Path, heading: str) -> str:
    """What a page says under a heading, up to the next one of its kind."""
    found = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    assert found, f"{page.name} has no section {heading!r}"
    return found.partition("\n## ")[0]


def steps(text: str) -> Iterator[Step]:
    """What the reader of a text does, in order."""
    for block in _BLOCK.finditer(text):
        language, content = block.groups()
        if language == "console":
            yield from _commands(content)
        else:
            yield _file(text[: block.start()].rstrip(), content)


def _commands(content: str) -> Iterator[CommandStep]:
    assert content.startswith("$ "), f"a console begins with a command: {content!r}"
    for part in content.removeprefix("$ ").split("\n$ "):
        command, _newline, shown = part.partition("\n")
        yield CommandStep(command, shown if shown.strip() else "")


def _file(before: str, content: str) -> FileStep:
    line = before.rpartition("\n")[2]
    found = _PATH.search(line)
    assert found, f"neither a console nor a file with its path above: {content!r}"
    return FileStep(found[1], content, "Add to" in line)
