"""Names and patterns that must be gone."""

import re
from collections.abc import Iterator, Sequence

from migrator.core.gate.contracts.literal_piece import literal_piece
from migrator.core.gate.contracts.references import may_refer, references
from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.globs import matcher
from migrator.core.manifest.contracts import Forbidden
from migrator.core.source import Unreadable, read_text


def faults(forbidden: Sequence[Forbidden], view: View) -> Iterator[Fault]:
    """Where forbidden names are referred to, and lines that match forbidden patterns."""
    for one in forbidden:
        yield from _named(one, view)
        for pattern in one.patterns:
            yield from _matching(one, pattern, view)


def _among(forbidden: Forbidden, paths: Sequence[str]) -> Iterator[str]:
    """The files that the contract is about."""
    is_included, is_excluded = matcher(forbidden.paths), matcher(forbidden.exclude)
    return (path for path in paths if is_included(path) and not is_excluded(path))


def _named(forbidden: Forbidden, view: View) -> Iterator[Fault]:
    if not forbidden.names:
        return
    leaves = sorted({name.rpartition(".")[2] for name in forbidden.names})
    for path in _among(forbidden, view.tree.holding(leaves)):
        data = view.tree.read(path) or b""
        names = [name for name in forbidden.names if may_refer(path, data, name, view.project)]
        source = view.source(path) if names else None
        for reference in references(source, names, view.project) if source else ():
            yield Fault(
                path,
                reference.line,
                "forbidden",
                f"this {reference.how} {reference.name}, which is forbidden",
                "use what has taken its place",
            )


def _matching(forbidden: Forbidden, pattern: str, view: View) -> Iterator[Fault]:
    piece = literal_piece(pattern)
    expression = re.compile(pattern)
    # Every file holds the empty text.
    for path in _among(forbidden, view.tree.holding([piece])):
        data = view.tree.read(path)
        source = read_text(path, data) if data is not None else None
        if source is None or isinstance(source, Unreadable):
            continue
        for line, text in _lines(source.code.decode(), piece):
            if expression.search(text):
                yield Fault(
                    path,
                    line,
                    "forbidden",
                    f"a line matches the forbidden pattern `{pattern}`",
                    "write it in another way",
                )


def _lines(text: str, piece: str) -> Iterator[tuple[int, str]]:
    """The lines that hold a piece, with their numbers."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if piece in line:
            yield number, line
