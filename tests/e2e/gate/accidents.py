"""An accident: a repository, what a phase does to it, and what the gate has to say of that."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from migrator.core.manifest import Level

LEVELS: tuple[Level, ...] = get_args(Level)
#: In a file that goes wrong, the lines of this season can be changed without harm.
SEASON = "# spring"


@dataclass(frozen=True, slots=True)
class Accident:
    """Something that happens to a repository."""

    what: str
    files: Mapping[str, str | bytes]
    #: What is written over what, by path.
    wrong: Mapping[str, Mapping[str, str]]
    #: The code of the fault that tells of it.
    code: str = ""
    #: Where that is: ``path:line``, or a path, or nothing.
    place: str = ""
    #: What its message has to say.
    said: str = ""
    #: What the manifest says beside the migration.
    manifest: str = ""

    @property
    def before(self) -> dict[str, bytes]:
        """The files as they are when the phase comes."""
        return {path: _bytes(text) for path, text in self.files.items()}

    @property
    def after(self) -> dict[str, bytes]:
        """The files as it would leave them."""
        return {**self.before, **replaced(self.before, self.wrong)}

    @property
    def later(self) -> "Accident":
        """The same repository a year after the accident, with a phase that does no harm."""
        harmless = {path: {SEASON: _moving_on(self.after[path])} for path in self.wrong}
        return Accident(self.what, self.after, harmless, manifest=self.manifest)


def replaced(
    files: Mapping[str, bytes], wrong: Mapping[str, Mapping[str, str]]
) -> dict[str, bytes]:
    """The files that are written over, as they are then."""
    done = {}
    for path, texts in wrong.items():
        data = files[path]
        for old, new in texts.items():
            assert old.encode() in data, f"{path} does not hold {old!r}"
            data = data.replace(old.encode(), new.encode())
        done[path] = data
    return done


def _moving_on(data: bytes) -> str:
    """Two lines for one, so that all below them move."""
    newline = "\r\n" if b"\r\n" in data else "\n"
    return f"# autumn{newline}# winter"


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def manifest(accident: Accident, levels: tuple[Level, ...]) -> str:
    """The manifest that makes the accident, with these levels in its way."""
    lines = [
        "[migration]",
        'name = "accidents"',
        "[steps.go]",
        'transform = "misbehave"',
    ]
    for path, texts in accident.wrong.items():
        lines.append(f"[steps.go.replace.{_quoted(path)}]")
        lines += [f"{_quoted(old)} = {_quoted(new)}" for old, new in texts.items()]
    lines += [
        "[[phases]]",
        'id = "it"',
        'steps = ["go"]',
        "[gate]",
        f"levels = {json.dumps(levels)}",
        f"python = {_quoted(sys.executable)}",
        accident.manifest,
    ]
    return "\n".join(lines) + "\n"


def up_to(level: Level) -> tuple[Level, ...]:
    """A level and all that are asked before it."""
    return LEVELS[: LEVELS.index(level) + 1]


def _quoted(text: str) -> str:
    """As TOML has it, which for these texts is as JSON has it."""
    return json.dumps(text, ensure_ascii=False)
