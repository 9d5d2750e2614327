"""The tables of a TOML file, and what each of them is called in full."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

#: The names of a table and of those that it lies in. A number behind the name of a list of tables
#: says which of them.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the pairs below it."""

    node: Node
    path: Path
    #: Of each part of the header: the table that it names a member of.
    within: Sequence[Path]


def parts(key: Node) -> list[Node]:
    """The parts of a key, which may be dotted."""
    waiting, found = [key], []
    while waiting:
        node = waiting.pop()
        if node.type == "dotted_key":
            waiting += reversed(node.named_children)
        else:
            found.append(node)
    return found


class Tables:
    """The tables of a file, in order."""

    def __init__(self, root: Node, text: Callable[[Node], str]) -> None:
        self._tables = list(_read(root, text))
        self._starts = [table.node.start_byte for table in self._tables]

    def at(self, offset: int) -> Table | None:
        """The table that a place lies in; none above the first header."""
        index = bisect_right(self._starts, offset) - 1
        return self._tables[index] if index >= 0 else None

    def path_at(self, offset: int) -> Path:
        """What the table that a place lies in is called."""
        table = self.at(offset)
        return () if table is None else table.path

    def below(self, table: Table) -> bool:
        """Whether a table has others inside."""
        following = self.at(table.node.end_byte)
        depth = len(table.path)
        return (
            following is not None
            and following is not table
            and following.path[:depth] == table.path
            and len(following.path) > depth
        )


def _read(root: Node, text: Callable[[Node], str]) -> Iterator[Table]:
    counts: dict[Path, int] = {}
    for node in root.named_children:
        if node.type not in {"table", "table_array_element"}:
            continue
        path: Path = ()
        within: list[Path] = []
        names = [text(part) for part in parts(node.named_children[0])]
        for depth, name in enumerate(names, start=1):
            within.append(path)
            path += (name,)
            if depth == len(names) and node.type == "table_array_element":
                counts[path] = counts.get(path, -1) + 1
            if path in counts:
                path += (counts[path],)
        yield Table(node, path, within)
