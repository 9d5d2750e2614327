"""Whether a file can call something while it is imported, as far as its lines tell.

Most files that use a factory do so in functions that nothing in the file calls. This tells them
from the others before a tree is made, and may say yes too often.
"""

import re
from collections.abc import Iterable, Iterator

_HEADER = re.compile(rb"[ \t]*(?:(?:async[ \t]+)?(def)|class)[ \t]+(\w+)")
_HEADER_END = re.compile(rb"\)\s*(?:->[^:]*)?:")
#: What ends a statement that began further above.
_CLOSING = (b")", b"]", b"}")
_LINE = re.compile(rb"^[ \t]*(?=\S)", re.MULTILINE)


def may_call_on_import(code: bytes, words: Iterable[str]) -> bool:
    """Whether one of the words may be called while the module is imported."""
    either = b"|".join(re.escape(word.encode()) for word in sorted(words))
    calls = rb"(?<!\w)(?<!def )(?:%s)\s*\(|@[\w.]*(?<!\w)(?:%s)(?!\w)" % (either, either)
    return _Lines(code).may_run(re.compile(calls))


class _Lines:
    """The lines of a file, looked at by how far they are indented."""

    def __init__(self, code: bytes) -> None:
        self._code = code
        self._starts = [(found.start(), found.end()) for found in _LINE.finditer(code)]
        self._asked: set[bytes] = set()

    def may_run(self, expression: re.Pattern[bytes]) -> bool:
        """Whether a match stands outside of functions, or in one that is named outside of them."""
        for found in expression.finditer(self._code):
            owners = self._owners(found.start())
            if not owners:
                return True
            for owner in owners - self._asked:
                self._asked.add(owner)
                named = rb"(?<!\w)(?<!def )(?<!class )%s(?!\w)" % re.escape(owner)
                if self.may_run(re.compile(named)):
                    return True
        return False

    def _owners(self, place: int) -> set[bytes]:
        """The outermost function around a place, and the classes around that."""
        owners: set[bytes] = set()
        for header in self._headers(place):
            is_function = header.group(1) is not None
            if is_function and not self._is_in_header(header, place):
                owners = {header.group(2)}
            elif owners and not is_function:
                owners.add(header.group(2))
        return owners

    def _headers(self, place: int) -> Iterator[re.Match[bytes]]:
        """The headers of functions and classes around a place, innermost first."""
        limit: int | None = None
        for start, end in reversed(self._starts):
            if start > place or self._code[end : end + 1] in _CLOSING:
                continue
            indent = end - start
            if limit is None or indent < limit:
                limit = indent
                if header := _HEADER.match(self._code, start):
                    yield header
                if limit == 0:
                    return

    def _is_in_header(self, header: re.Match[bytes], place: int) -> bool:
        end = _HEADER_END.search(self._code, header.end())
        return end is None or place < end.end()
