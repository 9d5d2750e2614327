"""The formats in which settings are written, and which of them a file has.

Every reader is a function from a text and the names to the places that speak of them; it raises
`CannotReadError` where the text is not of its format.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from migrator.api import Source
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places

Reader = Callable[[Source, Names], Places]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, and by what its files are known."""

    name: str
    #: The module with its reader, the function `read`.
    module: str
    #: File names, as a regular expression.
    files: str
    #: What starts the first line of its programs.
    shebang: bytes = b""

    def read(self, source: Source, names: Names) -> Places:
        """What a file of the format says of the names."""
        reader: Reader = import_module(self.module).read
        return reader(source, names)


def _format(name: str, files: str, shebang: bytes = b"") -> Format:
    return Format(name, f"{__name__}.{name}", files, shebang)


_SHELLS = rb"#![^\r\n]*\b(?:ba|da|k|z|a)?sh\b"

#: The first that fits a file's name is its format.
FORMATS: Sequence[Format] = (
    _format("dotenv", r"\.env|\.env\..+|.+\.env|env\.(?:example|sample|template)"),
    _format("containerfile", r"(?i:(?:docker|container)file(?:\..+)?|.+\.(?:docker|container)file)"),
    _format("makefile", r"(?:GNU)?[Mm]akefile(?:\..+)?|.+\.mk|.+\.mak"),
    _format("script", r".+\.(?:ts|mts|cts|tsx|js|mjs|cjs|jsx)"),
    _format("yaml", r".+\.ya?ml"),
    _format("json_text", r".+\.(?:json|jsonc|json5|webmanifest)"),
    _format("toml", r".+\.toml|Pipfile"),
    _format("shell", r".+\.(?:sh|bash|zsh|ksh)|\.envrc|\.(?:bash|zsh)?(?:rc|profile)", _SHELLS),
    _format("systemd", r".+\.(?:service|socket|timer|target|mount|path|slice)"),
    _format("ini", r".+\.(?:ini|cfg|properties)|supervisord\.conf"),
)
PROSE = Format("prose", f"{__name__}.prose", r".+\.(?:md|markdown|rst|txt|adoc|xml|html?)")


def format_of(path: str, head: bytes) -> Format | None:
    """The format of a file, by its name or by its first line."""
    name = path.rpartition("/")[2]
    for one in FORMATS:
        if re.fullmatch(one.files, name):
            return one
    for one in FORMATS:
        if one.shebang and "." not in name and re.match(one.shebang, head):
            return one
    return None


def is_prose(path: str) -> bool:
    """Whether a file is written for people."""
    return re.fullmatch(PROSE.files, path.rpartition("/")[2]) is not None
