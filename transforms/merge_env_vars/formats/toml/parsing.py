"""The tree of a TOML file, where the standard library takes the file as well."""

import re
import tomllib

from tree_sitter import Tree

from migrator.api import CannotReadError, Source
from transforms.merge_env_vars.formats.trees import parsed

#: What is larger was written by a program, which does not define a key twice.
_LARGEST = 1_000_000
#: Blanks behind the backslash that continues a line, which the grammar does not know.
_CONTINUED = re.compile(rb"(?<!\\)((?:\\\\)*)\\([ \t]+)(\r?\n)")
_LINE = re.compile(r"line (\d+)")


def parsed_strictly(source: Source) -> Tree:
    """The tree of a text, with offsets into it; raises `CannotReadError` if it is no TOML."""
    if len(source.code) <= _LARGEST:
        _judge(source)
    try:
        return parsed(source, "toml")
    except CannotReadError:
        code = _CONTINUED.sub(rb"\1\2\\\3", source.code)
        return parsed(Source(source.path, code), "toml")


def _judge(source: Source) -> None:
    try:
        tomllib.loads(source.code.decode())
    except tomllib.TOMLDecodeError as error:
        where = _LINE.search(str(error))
        last = len(source.line_starts)
        line = int(where.group(1)) if where else last
        raise CannotReadError(f"line {min(line, last)} is no toml") from None
