"""The form of a file: what stays as it was, whatever is changed in it."""

import codecs
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.core.diff import FileChange
from migrator.core.gate.faults import Fault
from migrator.core.source import is_python

_LINE_END = re.compile(rb"\r\n|\r|\n")
#: What git itself writes into a file by the attribute ``ident``: another name for other bytes.
_IDENT = re.compile(rb"(?<=\$Id): [0-9a-f]+ (?=\$)")
_NAMES = {b"\r\n": "CRLF", b"\n": "LF", b"\r": "CR"}


@dataclass(frozen=True, slots=True)
class _Form:
    """What a file is like, apart from what it says."""

    encoding: str
    line_ends: frozenset[bytes]
    ends_with_newline: bool


def _form(path: str, data: bytes) -> _Form:
    ends = frozenset(_LINE_END.findall(data))
    return _Form(_encoding(path, data), ends, data.endswith((b"\n", b"\r")))


def _encoding(path: str, data: bytes) -> str:
    if not is_python(path, data[:80]):
        return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else _readable(data)
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        return "none that can be read"
    return encoding


def _readable(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError:
        return "none that can be read"
    return "utf-8"


def form_faults(change: FileChange, data: bytes) -> Iterator[Fault]:
    """Where a changed file, as it is checked out, has lost the form that it had."""
    if change.new is None:
        return
    if _IDENT.sub(b"", data) != _IDENT.sub(b"", change.new):
        yield Fault(
            change.path, 0, "other-bytes", "the file is not what the steps made of it",
            "see whether a filter or a hook of the repository rewrites it",
        )  # fmt: skip
    if change.old is None:
        return
    before, after = _form(change.path, change.old), _form(change.path, data)
    if before.encoding != after.encoding:
        message = f"its encoding was {before.encoding} and is now {after.encoding}"
        yield Fault(change.path, 1, "encoding-changed", message, _REMEDY)
    if before.line_ends and (more := after.line_ends - before.line_ends):
        ends = ", ".join(sorted(_NAMES[end] for end in more))
        line = _first_line_with(data, more)
        yield Fault(change.path, line, "line-ends-changed", f"lines end with {ends} now", _REMEDY)
    if change.old and data and before.ends_with_newline != after.ends_with_newline:
        what = "has" if after.ends_with_newline else "has lost"
        line = len(_LINE_END.findall(data))
        message = f"the file {what} a newline at its end"
        yield Fault(change.path, line, "last-newline-changed", message, _REMEDY)


_REMEDY = "this is a fault of the transform: report it, or leave the file out of the phase"


def _first_line_with(data: bytes, ends: frozenset[bytes]) -> int:
    return next(line for line, found in enumerate(_LINE_END.findall(data), 1) if found in ends)
