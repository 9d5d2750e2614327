"""Python files that have been parsed, kept while there is room, for whoever asks next."""

from collections import OrderedDict

from migrator.core.source import PythonSource, Unreadable, read_python


class Parsed:
    """Reads files of several trees; what is the same in two of them is read once.

    ``room`` is for so many bytes of source; a tree takes some fifty times as many.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._known: OrderedDict[tuple[str, bytes], PythonSource | None] = OrderedDict()
        self._held = 0

    def source(self, path: str, data: bytes) -> PythonSource | None:
        """A file with its tree; None if it cannot be read."""
        key = path, data
        if key in self._known:
            return self._known[key]
        found = read_python(path, data)
        source = self._known[key] = None if isinstance(found, Unreadable) else found
        self._held += len(data)
        while self._held > self._room:
            (_path, oldest), _source = self._known.popitem(last=False)
            self._held -= len(oldest)
        return source
