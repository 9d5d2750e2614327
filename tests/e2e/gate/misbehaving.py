"""A transform that does whatever it is told, and a tool that no longer looks at what it did.

No transform of ours makes accidents, and the engine would throw them away: so that the gate can be
put to the proof, both have to misbehave.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pytest
from pydantic import BaseModel, ConfigDict, Field

import transforms
from migrator.api import (
    Edit,
    Finding,
    ModuleName,
    Needles,
    Project,
    Read,
    Safety,
    Selection,
    Source,
    Span,
    State,
    Transform,
)
from migrator.app import simulation
from migrator.app.workspace import Workspace
from migrator.core import work
from migrator.core.diff import FileChange
from migrator.core.engine import Changes
from migrator.core.work import FileInput
from migrator.shell.private_worktree import PrivateWorktree

_WORD = re.compile(r"\w+")


class Replacements(BaseModel):
    """What is written over what, by path."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    replace: dict[str, dict[str, str]] = Field(description="Old text to new text, by path")


class Misbehave(Transform[Replacements, None, None]):
    """Replaces pieces of text, wherever that leads."""

    name = "misbehave"
    summary = "Replace pieces of text without a thought."
    options = Replacements

    def needles(self, options: Replacements) -> Needles:
        return Needles(self.old_names(options), ("**",))

    def old_names(self, options: Replacements) -> frozenset[str]:
        """The longest word of each old text: whatever holds the text holds the word."""
        old = (text for texts in options.replace.values() for text in texts)
        return frozenset(max(_WORD.findall(text), key=len) for text in old)

    def read(self, source: Source, module: ModuleName, options: Replacements) -> None:
        """Nothing needs to be known."""

    def fold(
        self, reads: Mapping[str, Read[None]], project: Project, options: Replacements
    ) -> None:
        """Nothing needs to be known."""

    def find(
        self,
        source: Source,
        read: Read[None],
        folded: None,
        options: Replacements,
        selection: Selection,
    ) -> list[Finding]:
        is_mine = source.path in selection.anchors
        state = State.APPLIED if is_mine else State.ELSEWHERE
        replaced = options.replace.get(source.path, {})
        return [found for old, new in replaced.items() for found in _found(source, old, new, state)]


def _found(source: Source, old: str, new: str, state: State) -> Iterator[Finding]:
    for match in re.finditer(re.escape(old.encode()), source.code):
        span = Span(*match.span())
        edit = Edit(*match.span(), new.encode())
        message = "this is about to go wrong"
        yield Finding(source.path, span, Safety.SAFE, message, old, new, (edit,), state)


def register(patch: pytest.MonkeyPatch) -> None:
    """Let manifests name the transform."""
    patch.setitem(transforms._BUILT_IN, "misbehave", (__name__, "Misbehave"))


def take_proofs_down(patch: pytest.MonkeyPatch) -> None:
    """Let the engine take every file for a text, which any bytes are good enough for.

    So it neither proves what it makes nor stays away from what it cannot parse.
    """

    def unread(file: FileInput) -> Source:
        return Source(file.path, file.data)

    patch.setattr(work, "_source", unread)
    patch.setattr(work, "_source_again", unread)


def rename_as_well(patch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """Let every phase give a file another name, which no transform can so far."""
    changes_of = simulation.file_changes

    def changes(made: Changes, workspace: Workspace) -> list[FileChange]:
        data = workspace.repository.read(old)
        assert data is not None
        renamed = [FileChange(old, data, None), FileChange(new, None, data)]
        return [*changes_of(made, workspace), *renamed]

    patch.setattr(simulation, "file_changes", changes)


def commit_as_well(patch: pytest.MonkeyPatch, *command: str) -> None:
    """Let a git command have its way with what a phase is about to commit."""
    write = PrivateWorktree.write

    def written(
        self: PrivateWorktree, files: Mapping[str, bytes], removed: Iterable[str] = ()
    ) -> None:
        write(self, files, removed)
        self.git.out(*command)

    patch.setattr(PrivateWorktree, "write", written)
