"""The line on which each key of a TOML text is written; tomllib itself keeps no places."""

import re
import tomllib
from collections.abc import Mapping

#: The way to a value: names of keys, and numbers for the entries of an array.
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_NAME = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
# A multi-line string may end in two quotes of its own, before the three that close it.
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'"
    r"|[^\[\]{},#\n]+",
    re.DOTALL,
)


def places(text: str) -> Mapping[Path, int]:
    """The line of every table, key and array entry of a text that tomllib accepts.

    A table stands where its own header is; one that has none, where it is first mentioned.
    """
    reader = _Reader(text)
    reader.read_document()
    return reader.lines


class _Reader:
    """Walks a text once, from its start to its end."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._position = 0
        self._line = 1
        self._entries: dict[Path, int] = {}

    def read_document(self) -> None:
        table: Path = ()
        while not self._at_end():
            if self._took("[["):
                table = self._read_entry_header()
            elif self._took("["):
                table = self._read_table_header()
            else:
                self._read_pair(table)

    def _read_table_header(self) -> Path:
        path = self._read_key(())
        self.lines[path] = self._line
        self._take("]")
        return path

    def _read_entry_header(self) -> Path:
        array = self._read_key(())
        number = self._entries.get(array, 0)
        self._entries[array] = number + 1
        self.lines.setdefault(array, self._line)
        self.lines[*array, number] = self._line
        self._take("]]")
        return (*array, number)

    def _read_pair(self, table: Path) -> None:
        path = self._read_key(table)
        self.lines[path] = self._line
        self._take("=")
        self._read_value(path)

    def _read_key(self, table: Path) -> Path:
        """A key, dotted or not; tables before its last dot count as mentioned."""
        path = (*table, self._read_name())
        while self._took("."):
            self.lines.setdefault(path, self._line)
            if path in self._entries:
                # Below an array of tables, a header speaks of its newest entry.
                path = (*path, self._entries[path] - 1)
            path = (*path, self._read_name())
        return path

    def _read_name(self) -> str:
        self._skip_blank()
        written = self._match(_NAME)
        if written[0] not in "\"'":
            return written
        # Quoted names follow the rules of strings, which tomllib knows best.
        return next(iter(tomllib.loads(f"{written} = 0")))

    def _read_value(self, path: Path) -> None:
        if self._took("["):
            self._read_array(path)
        elif self._took("{"):
            self._read_inline_table(path)
        else:
            self._match(_SCALAR)

    def _read_array(self, path: Path) -> None:
        number = 0
        while not self._took("]"):
            self.lines[*path, number] = self._line
            self._read_value((*path, number))
            self._took(",")
            number += 1

    def _read_inline_table(self, path: Path) -> None:
        while not self._took("}"):
            self._read_pair(path)
            self._took(",")

    def _at_end(self) -> bool:
        self._skip_blank()
        return self._position == len(self._text)

    def _took(self, mark: str) -> bool:
        """Whether the mark comes next, blanks and comments aside; if so, it is behind us now."""
        self._skip_blank()
        if not self._text.startswith(mark, self._position):
            return False
        self._position += len(mark)
        return True

    def _take(self, mark: str) -> None:
        if not self._took(mark):
            raise ValueError(f"line {self._line} is no TOML: {mark} is missing")

    def _skip_blank(self) -> None:
        self._match(_BLANK)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._position)
        if found is None:
            raise ValueError(f"line {self._line} is no TOML")
        self._line += found.group().count("\n")
        self._position = found.end()
        return found.group()
