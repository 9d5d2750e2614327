"""Words that each of some files has to name in its code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.core.gate.faults import Fault
from migrator.core.gate.view import View
from migrator.core.globs import matcher
from migrator.core.manifest.contracts import Mentions
from migrator.core.names import Place, read
from migrator.core.names.words import spans

_PROVE_NOTHING = frozenset({Place.COMMENT, Place.DOCSTRING})


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which files name which words."""

    files: tuple[str, ...]
    names: tuple[str, ...]
    #: For each file, whether it names each of the words.
    cells: tuple[tuple[bool, ...], ...]

    @property
    def complete(self) -> int:
        """How many of the files name all words."""
        return sum(all(row) for row in self.cells)

    def __str__(self) -> str:
        words = f"each of {len(self.names)} words" if len(self.names) > 1 else self.names[0]
        lines = [f"{self.complete} of {len(self.files)} files name {words}"]
        for file, row in zip(self.files, self.cells, strict=True):
            marks = " ".join(
                ("+" if named else "-") + name for name, named in zip(self.names, row, strict=True)
            )
            lines.append(f"{file}: {marks}")
        return "\n".join(lines)


def matrix(mentions: Mentions, view: View) -> Matrix:
    """Which of the files that a contract is about name which of its words."""
    is_included, is_excluded = matcher(mentions.paths), matcher(mentions.exclude)
    files = sorted(
        path for path in view.project.layout.paths if is_included(path) and not is_excluded(path)
    )
    cells = tuple(_row(path, mentions.names, view) for path in files)
    return Matrix(tuple(files), mentions.names, cells)


def faults(mentions: Sequence[Mentions], view: View) -> Iterator[Fault]:
    """The words that files do not name."""
    for one in mentions:
        found = matrix(one, view)
        if not found.files:
            yield Fault(
                "",
                0,
                "nothing-to-mention",
                f"no Python file matches {', '.join(one.paths)}, so none names the words",
                "mend the paths of the contract, or take it out",
            )
        for file, row in zip(found.files, found.cells, strict=True):
            for name, is_named in zip(found.names, row, strict=True):
                if not is_named:
                    yield Fault(
                        file,
                        0,
                        "not-mentioned",
                        f"nothing in the code names {name}",
                        f"use {name} there; a comment or a docstring does not count",
                    )


def _row(path: str, names: Sequence[str], view: View) -> tuple[bool, ...]:
    data = view.tree.read(path) or b""
    there = frozenset(name for name in names if spans(data, [name]))
    source = view.source(path) if there else None
    if source is None:
        # What cannot be read proves nothing against it.
        return tuple(name in there for name in names)
    code = source.code
    reading = read(source, view.project.layout.module(path), there)
    named = {
        code[slice(*span)].decode()
        for span, place in reading.occurrences
        if place not in _PROVE_NOTHING
    }
    return tuple(name in named for name in names)
