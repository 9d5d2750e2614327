"""Edits of calls that stand in each other's arguments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from migrator.api import Edit


def merged(edits: Iterable[tuple[int, Edit]]) -> Iterator[Edit]:
    """The edits, each given with the start of its call, with one insertion at each place.

    Several calls can only write at one place where they end together: the inner one comes first.
    """
    inserted: dict[int, dict[tuple[int, Edit], None]] = defaultdict(dict)
    for start, edit in edits:
        if edit.start < edit.end:
            yield edit
        else:
            inserted[edit.start][start, edit] = None
    for place, several in inserted.items():
        ordered = sorted(several, key=lambda one: -one[0])
        yield Edit(place, place, b"".join(edit.text for _start, edit in ordered))
