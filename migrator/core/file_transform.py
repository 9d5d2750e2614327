"""Transforms that judge each Python file by itself, and need to know no other one."""

import ast
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from migrator.core.edits import Edit
from migrator.core.findings import Finding, Safety, State
from migrator.core.imports.spelled import Spelling, missing_imports, spelled
from migrator.core.layout import ModuleName
from migrator.core.names import LOCAL, Reading, Span, Use, read
from migrator.core.project import Project
from migrator.core.source import PythonSource, Source
from migrator.core.spans import span_of
from migrator.core.transform import Needles, OptionsT, Read, Selection, Transform

#: An expression that can stand for a dotted name.
Name = ast.Name | ast.Attribute
_NO_PLACE = "its text is data too, or Python does not tell its place in the f-string"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be said of one place, and what its edits need to be imported."""

    finding: Finding
    needs: tuple[Spelling, ...] = ()


class File:
    """One Python file, and what a transform asks of it."""

    def __init__(self, source: PythonSource, reading: Reading) -> None:
        self.source = source
        self.reading = reading

    # What stands where

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Where a node stands."""
        return span_of(self.source, node)

    def text(self, node: ast.expr | ast.stmt) -> str:
        """A node as it is written."""
        return self.source.code[slice(*self.span(node))].decode()

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the inside out."""
        while (outer := self._outer.get(node)) is not None:
            yield outer
            node = outer

    @cached_property
    def _outer(self) -> Mapping[ast.AST, ast.AST]:
        return {
            inner: node
            for node in ast.walk(self.source.tree)
            for inner in ast.iter_child_nodes(node)
        }

    # What names mean

    def uses(self, dotted: str) -> Iterator[Name]:
        """Wherever code speaks of a dotted name, by whatever name it has been imported.

        Its own word has to be among the transform's old names.
        """
        for node in ast.walk(self.source.tree):
            if isinstance(node, Name) and self.meaning(node) == dotted:
                yield node

    def meaning(self, node: ast.expr) -> str | None:
        """The dotted name that an expression surely stands for; None for all else."""
        names: list[str] = []
        while isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        use = self._use(node)
        roots = self.reading.meanings(use) if use else None
        if not roots or len(roots) > 1 or LOCAL in roots:
            return None
        return ".".join((*roots, *reversed(names)))

    def _use(self, node: ast.expr) -> Use | None:
        return self._uses.get(self.span(node).start) if isinstance(node, ast.Name) else None

    @cached_property
    def _uses(self) -> Mapping[int, Use]:
        return {use.span.start: use for use in self.reading.uses if not use.quoted}

    def spelled(self, module: str, name: str = "") -> Spelling | None:
        """How this file can write a name of a module, or a module, imported if it has to be.

        None where every word for it means another thing here.
        """
        return spelled(self.source, self.reading.name, module, name)

    # What is to be said

    def edit(self, node: ast.expr | ast.stmt, text: str) -> Edit:
        """Write a text in the place of a node."""
        return Edit(*self.span(node), text.encode())

    def finding(
        self,
        node: ast.expr,
        safety: Safety,
        message: str,
        *,
        new: str | None = None,
        edits: Sequence[Edit] = (),
        needs: Sequence[Spelling] = (),
    ) -> Proposal:
        """What is to be said of a place: what becomes of it, or why nothing does."""
        if any(use.fixed for use in map(self._use, _parts(node)) if use is not None):
            safety, message = Safety.MANUAL, f"{message}, but {_NO_PLACE}"
        is_manual = safety is Safety.MANUAL
        finding = Finding(
            self.source.path,
            self.span(node),
            safety,
            message,
            self.meaning(node) or "",
            None if is_manual else new,
            () if is_manual else tuple(edits),
            reason=message if is_manual else "",
        )
        return Proposal(finding, () if is_manual else tuple(needs))


class FileTransform(Transform[OptionsT, Reading | None, frozenset[str]]):
    """A transform that looks at one Python file at a time.

    It says which words are old and what is to be said of a file. Which findings are applied,
    what is suppressed, and where imports go is seen to here.
    """

    #: Dotted names that may have become others after an edit: all else has to mean what it meant.
    meanings: Mapping[str, str] = MappingProxyType({})

    @abstractmethod
    def proposals(self, file: File, options: OptionsT) -> Iterable[Proposal]:
        """What is to be said of one file, in any order."""

    def needles(self, options: OptionsT) -> Needles:
        """The old names: a file without one of them is never opened."""
        return Needles(self.old_names(options))

    def read(self, source: Source, module: ModuleName, options: OptionsT) -> Reading | None:
        """How the old names, and all that the file imports, are bound and used."""
        if not isinstance(source, PythonSource):
            return None
        imports = read(source, module, frozenset()).imports
        imported = {alias.local for statement in imports for alias in statement.aliases}
        return read(source, module, self.old_names(options) | imported)

    def fold(
        self,
        reads: Mapping[str, Read[Reading | None]],  # noqa: ARG002 - no file depends on another
        project: Project,
        options: OptionsT,  # noqa: ARG002
    ) -> frozenset[str]:
        """What is at the top of the project: an import of it stands apart from those of others."""
        return frozenset(name.partition(".")[0] for name in project.layout.names())

    def find(
        self,
        source: Source,
        read: Read[Reading | None],
        folded: frozenset[str],
        options: OptionsT,
        selection: Selection,
    ) -> list[Finding]:
        """The proposals for a file, as far as a selection takes them."""
        if not isinstance(source, PythonSource) or read.facts is None:
            return []
        file = File(source, read.facts)
        proposed = [
            replace(one, finding=_settled(one.finding, read, selection))
            for one in self.proposals(file, options)
        ]
        proposed.sort(key=lambda one: one.finding.span)
        return _with_imports(proposed, file, folded)

    def reading(self, facts: Reading | None) -> Reading | None:
        """The facts are a reading."""
        return facts

    def same_meaning(self, old: str, new: str, folded: frozenset[str]) -> bool:  # noqa: ARG002
        """Only what is meant to change does."""
        return old == new or self.meanings.get(old) == new


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    return (part for part in ast.walk(node) if isinstance(part, ast.expr))


def _settled(finding: Finding, read: Read[Reading | None], selection: Selection) -> Finding:
    return replace(finding, state=selection.state(read, finding.span, finding.safety))


def _with_imports(proposed: Sequence[Proposal], file: File, owned: frozenset[str]) -> list[Finding]:
    """The findings; the first that needs an import brings those of all."""
    needing = [one for one in proposed if one.needs and one.finding.state is State.APPLIED]
    wanted = dict.fromkeys(
        need.wanted for one in needing for need in one.needs if need.wanted is not None
    )
    edits = missing_imports(
        file.source,
        file.reading.name,
        lambda module: module.partition(".")[0] in owned,
        list(wanted),
        [one.finding.span.start for one in needing],
    )
    return [
        replace(one.finding, edits=(*one.finding.edits, *edits))
        if edits and one is needing[0]
        else one.finding
        for one in proposed
    ]
