"""One source file as a value: its bytes, its text in UTF-8, its tree, and edits of it.

Transforms see every file as UTF-8 with the mark at its beginning taken off. Edits they make
are put back into the file's own encoding here, and nowhere else.
"""

import ast
import codecs
import re
import tokenize
import warnings
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from migrator.core.edits import Edit

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(rb"\r\n|\r|\n")
PYTHON_SUFFIXES = (".py", ".pyi", ".pyw")
#: So many bytes of a line are shown.
_EXCERPT = 1_000
_SHEBANG = re.compile(rb"#![^\r\n]*\bpython[0-9.]*\b")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be worked on, and why."""

    path: str
    #: ``undecodable``, ``unparsable`` or ``newer-python``.
    code: str
    reason: str


class CannotReadError(Exception):
    """A text that is not what its name says; the message says where, and never quotes it."""


class Source:
    """A text file. Offsets everywhere are byte offsets into ``code``."""

    def __init__(self, path: str, data: bytes, encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.path = path
        self.data = data
        self.encoding = encoding
        self.bom = bom
        body = data[len(bom) :]
        self.code = body if encoding == "utf-8" else body.decode(encoding).encode()

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        lines = self.code.splitlines(keepends=True)
        starts = [0, *accumulate(map(len, lines))]
        if lines and not lines[-1].endswith((b"\n", b"\r")):
            starts.pop()
        return starts

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds an offset."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The column of an offset in characters, from 1."""
        start = self.line_starts[self.line_of(offset) - 1]
        if self._is_ascii:
            return offset - start + 1
        return len(self.code[start:offset].decode(errors="replace")) + 1

    @cached_property
    def _is_ascii(self) -> bool:
        return self.code.isascii()

    def line_text(self, line: int) -> str:
        """A line without its end."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.code)
        return self.code[starts[line - 1] : end].decode(errors="replace").rstrip("\r\n")

    def excerpt(self, line: int) -> str:
        """What a report shows of a line: nobody reads all of one that holds a whole file."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.code)
        start = starts[line - 1]
        shown = self.code[start : min(end, start + _EXCERPT)].decode(errors="ignore")
        return shown.strip()

    def offset(self, line: int, column: int) -> int:
        """The offset of a place as `ast` gives it: line from 1, column in UTF-8 bytes."""
        return self.line_starts[line - 1] + column

    @cached_property
    def newline(self) -> str:
        """The line end that the file uses first."""
        found = _LINE_END.search(self.code)
        return found.group().decode() if found else "\n"

    @property
    def unit(self) -> str:
        """What one more level of indentation is."""
        return "\t" if b"\n\t" in self.code else "    "

    def file_edits(self, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of ``code``, in order, as edits of the file's own bytes.

        Raises `UnicodeEncodeError` where the file's encoding has no bytes for a new text.
        """
        if self.encoding == "utf-8":
            return [edit.shifted(len(self.bom)) for edit in edits]
        result = []
        read, written = 0, len(self.bom)
        for edit in edits:
            written += len(self._encoded(self.code[read : edit.start]))
            end = written + len(self._encoded(self.code[edit.start : edit.end]))
            result.append(Edit(written, end, self._encoded(edit.text)))
            read, written = edit.end, end
        return result

    def _encoded(self, code: bytes) -> bytes:
        return code.decode().encode(self.encoding)


def is_python(path: str, head: bytes = b"") -> bool:
    """Whether a file is Python, by its name or by its first line."""
    return path.endswith(PYTHON_SUFFIXES) or (
        "." not in path.rpartition("/")[2] and _SHEBANG.match(head) is not None
    )


def read_text(path: str, data: bytes) -> Source | Unreadable:
    """A file that is not Python: UTF-8, or else one byte a character, which loses nothing."""
    if b"\0" in data:
        return Unreadable(path, "undecodable", "holds NUL bytes: not a text file")
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        data.decode()
    except UnicodeDecodeError:
        return Source(path, data, "latin-1")
    return Source(path, data, bom=bom)


def read_python(path: str, data: bytes) -> "PythonSource | Unreadable":
    """A Python file with its tree, or the reason why there is none."""
    try:
        encoding, bom = _encoding(data)
        source = PythonSource(path, data, encoding, bom)
        if encoding != "utf-8" and bom + source.code.decode().encode(encoding) != data:
            reason = f"undecodable: {encoding} does not give back the same bytes"
            return Unreadable(path, "undecodable", reason)
        _ = source.tree
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        reason = f"undecodable: line {line}, byte {error.start} is not {error.encoding}"
        return Unreadable(path, "undecodable", reason)
    except SyntaxError as error:
        return _unparsable(path, data, error)
    except (ValueError, LookupError) as error:
        what = "holds NUL bytes" if b"\0" in data else str(error)
        return Unreadable(path, "unparsable", f"unparsable: {what}")
    except (RecursionError, MemoryError):
        return Unreadable(path, "unparsable", "unparsable: nested too deeply")
    return source


class PythonSource(Source):
    """A Python file that parses."""

    @cached_property
    def tree(self) -> ast.Module:
        """Its tree, made when it is first asked for."""
        return parse(self.code)


def known_python(path: str, data: bytes) -> PythonSource:
    """A file that `read_python` has read before; its tree is made when asked for."""
    return PythonSource(path, data, *_encoding(data))


def parse(code: bytes) -> ast.Module:
    """The tree of UTF-8 code; what a cookie in it says of encodings does not count."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the person's code, and not ours to give
        return ast.parse(code.decode())


def _encoding(data: bytes) -> tuple[str, bytes]:
    """The encoding by mark and cookie, as Python has it, and the mark.

    Raises `SyntaxError` for an encoding that Python does not know.
    """
    first_lines = [line.group() for line in islice(_LINE.finditer(data), 2)]
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if not bom and b"coding" not in b"".join(first_lines):
        encoding = "utf-8"
    else:
        encoding = tokenize.detect_encoding(iter(first_lines).__next__)[0]
    encoding = "utf-8" if encoding == "utf-8-sig" else encoding
    if encoding == "utf-8":
        data.decode()
    return encoding, bom


def _unparsable(path: str, data: bytes, error: SyntaxError) -> Unreadable:
    from migrator.core.newer_syntax import needed_version  # noqa: PLC0415 - loads libcst

    if (version := needed_version(data, error.msg)) is not None:
        reason = f"needs Python {version}: run migrator under that version or a later one"
        return Unreadable(path, "newer-python", reason)
    if b"\0" in data:
        return Unreadable(path, "unparsable", "unparsable: holds NUL bytes")
    place = f"line {error.lineno}, " if error.lineno else ""
    return Unreadable(path, "unparsable", f"unparsable: {place}{error.msg}")
