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
    #: Whole paths, as a regular expression, where a name alone says too little.
    paths: str = r"(?!)"

    def read(self, source: Source, names: Names) -> Places:
        """What a file of the format says of the names."""
        reader: Reader = import_module(self.module).read
        return reader(source, names)


def _format(name: str, files: str, shebang: bytes = b"", paths: str = r"(?!)") -> Format:
    return Format(name, f"{__name__}.{name}", files, shebang, paths)


_PROFILES = (
    r"\.(?:bash_|zsh_|z|k)?(?:profile|login|logout)|\.(?:ba|z|k|mk)?shrc|\.zshenv|\.bash_aliases"
)
_UNITS = r"(?:service|socket|timer|target|mount|path|slice)"
_SHELLS = rb"#![^\r\n]*\b(?:ba|da|k|z|a)?sh\b"

#: Names that end like this are of that format, whatever they start with: `.env.json`.
_NO_OTHER = (
    r"(?!.*\.(?:[mc]?[jt]sx?|ya?ml|json[c5]?|toml|(?:ba|z|k)?sh|py|go|rb|md|rst|patch"
    r"|dockerignore)\Z)"
)

#: The first that fits a file's name is its format.
FORMATS: Sequence[Format] = (
    _format("dotenv", _NO_OTHER + r"(?:\.env|\.env\..+|.+\.env|env\.(?:example|sample|template))"),
    _format(
        "containerfile",
        _NO_OTHER + r"(?i:(?:docker|container)file(?:\..+)?|.+\.(?:docker|container)file)",
    ),
    _format("makefile", r"(?:GNU)?[Mm]akefile(?:\..+)?|.+\.mk|.+\.mak"),
    _format("script", r".+\.(?:ts|mts|cts|tsx|js|mjs|cjs|jsx)"),
    _format("yaml", r".+\.ya?ml"),
    _format("json_text", r".+\.(?:json|jsonc|json5|webmanifest)"),
    _format("toml", r".+\.toml|Pipfile"),
    _format("shell", rf".+\.(?:sh|bash|zsh|ksh)|\.envrc|{_PROFILES}", _SHELLS),
    _format("systemd", rf".+\.{_UNITS}", paths=rf"(?:.*/)?[^/]+\.{_UNITS}\.d/[^/]+\.conf"),
    _format(
        "ini",
        r".+\.(?:ini|cfg|properties)|supervisord\.conf",
        paths=r"(?:.*/)?supervisord?(?:\.d)?/(?:.*/)?[^/]+\.conf",
    ),
)
PROSE = Format("prose", f"{__name__}.prose", r".+\.(?:md|markdown|rst|txt|adoc|xml|html?)")


def format_of(path: str, head: bytes) -> Format | None:
    """The format of a file, by its name or by its first line."""
    name = path.rpartition("/")[2]
    for one in FORMATS:
        if re.fullmatch(one.files, name) or re.fullmatch(one.paths, path):
            return one
    for one in FORMATS:
        if one.shebang and "." not in name and re.match(one.shebang, head):
            return one
    return None


def is_prose(path: str) -> bool:
    """Whether a file is written for people."""
    return re.fullmatch(PROSE.files, path.rpartition("/")[2]) is not None
