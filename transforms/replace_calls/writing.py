"""Pass two: the findings of one file, with the edits of its calls and of its imports."""

from collections.abc import Iterator, Sequence

from migrator.api import (
    Destination,
    Edit,
    Finding,
    PythonSource,
    Read,
    Reading,
    Safety,
    Selection,
    Span,
    State,
    in_order,
    is_made_for,
)
from transforms.move_symbols.finding import File
from transforms.move_symbols.folded import Folded as Moves
from transforms.move_symbols.qualified import find_qualified
from transforms.move_symbols.table import Entry, Table
from transforms.replace_calls.drafts import Draft
from transforms.replace_calls.facts import FileFacts, Patch, Site, Way
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.importing import Imports
from transforms.replace_calls.merging import merged
from transforms.replace_calls.settled import Followed, Settled


class Writer:
    """Writes the findings of one file."""

    def __init__(
        self,
        source: PythonSource,
        read: Read[Reading],
        folded: Folded,
        settled: Settled,
        selection: Selection,
    ) -> None:
        self._source = source
        self._read = read
        self._reading = read.facts
        self._folded = folded
        self._settled = settled
        self._selection = selection
        self._facts: FileFacts = folded.files[read.path]
        self._moves = File(source, read, Moves(self._table()), selection)
        self._imports = Imports(source, read, folded, settled, self._moves.statements)
        self._drafts: list[Draft] = []

    def findings(self) -> list[Finding]:
        """All that is said of the file."""
        self._calls()
        self._drafts += self._imports.drafts(self._selection)
        self._through_modules()
        self._patches()
        self._distribute(self._composed())
        return [draft.finding(self._read.path) for draft in self._drafts]

    def _table(self) -> Table:
        """The names that calls go through whose module is exchanged."""
        entries = [
            Entry(site.dotted, self._folded.targets[site.old])
            for index, site in enumerate(self._facts.sites)
            if site.way is Way.THROUGH and self._is_whole(site) and self._is_applied(index)
        ]
        return Table(entries)

    def _is_whole(self, site: Site) -> bool:
        return (self._read.path, site.key, site.old) in self._settled.whole

    def _is_applied(self, index: int) -> bool:
        return (self._read.path, index) in self._settled.applied

    # Calls

    def _calls(self) -> None:
        for index, site in enumerate(self._facts.sites):
            draft = self._draft(index, site)
            self._drafts.append(draft)
            if self._is_applied(index):
                draft.wanted += self._edits_of(site)

    def _draft(self, index: int, site: Site) -> Draft:
        path = self._read.path
        blocked = self._settled.blocked.get((path, index))
        safety, message, reason = site.safety, site.message, site.reason
        if blocked is not None:
            safety, reason = Safety.MANUAL, blocked
            message = f"call of {site.old}: {blocked}"
        state = self._selection.state(self._read, site.span, safety)
        new = site.new if safety is not Safety.MANUAL else None
        return Draft(site.span, message, site.old, new, safety, state, reason)

    def _edits_of(self, site: Site) -> Iterator[Edit]:
        yield from site.edits
        group = (self._read.path, site.key, site.old)
        target = self._folded.targets[site.old]
        is_whole = self._is_whole(site)
        if site.way is Way.THROUGH and is_whole:
            pass  # it is written with its module
        elif site.way is Way.MEMBER:
            leaf = target.attributes[-1]
            yield Edit(
                site.span.end - len(site.old.rpartition(".")[2].encode()),
                site.span.end,
                leaf.encode(),
            )
        elif group not in self._settled.keeping:
            yield Edit(*site.span, target.expression.encode())
            if not is_whole and target.module != self._facts.module:
                self._imports.want(site, Destination(target.module, target.first))
        for need in site.needs:
            self._imports.want(site, need)

    # Modules that are exchanged

    def _through_modules(self) -> None:
        """Let calls go through another module, and import that."""
        if not self._moves.folded.table.entries:
            return
        find_qualified(self._moves)
        written = {edit.start: edit for draft in self._moves.drafts for edit in draft.edits}
        for draft, (index, site) in zip(self._drafts, enumerate(self._facts.sites), strict=False):
            if site.way is not Way.THROUGH or not self._is_applied(index):
                continue
            if not self._is_whole(site):
                continue
            if site.span.start in written:
                draft.wanted.append(written[site.span.start])
            else:
                # Its module cannot be exchanged: it is imported by its own name.
                target = self._folded.targets[site.old]
                draft.wanted.append(Edit(*site.span, target.expression.encode()))
                self._imports.want_at_top(Destination(target.module, target.first))

    # Strings

    def _patches(self) -> None:
        for index, patch in enumerate(self._facts.patches):
            followed = self._settled.followed.get((self._read.path, index))
            if followed is None:
                continue
            self._patch(patch, followed)
            self._drafts += self._stand_ins(patch.span, followed.anchor)

    def _patch(self, patch: Patch, followed: Followed) -> None:
        """Let a string name what is called now."""
        draft = Draft(patch.span, f'"{patch.value}"', patch.old, anchor=followed.anchor)
        if self._read.is_suppressed(patch.span):
            draft.safety, draft.state = Safety.MANUAL, State.SUPPRESSED
            draft.message += ": suppressed, so that its name stays where it can"
        elif followed.text == patch.value:
            return
        elif followed.text is None or patch.text is None:
            draft.safety, draft.state = Safety.MANUAL, State.MANUAL
            draft.reason = followed.reason
            draft.message += f": {followed.reason}"
        else:
            text = followed.text.rpartition(".")[2] if patch.is_beside else followed.text
            draft.wanted.append(Edit(*patch.text, text.encode()))
            draft.message += f' follows to "{followed.text}"'
        self._drafts.append(draft)

    def _stand_ins(self, patch: Span, anchor: str) -> Iterator[Draft]:
        for one in self._facts.stand_ins:
            if one.patch == patch:
                yield Draft(
                    one.span,
                    one.message,
                    one.old,
                    None,
                    Safety.MANUAL,
                    State.MANUAL,
                    one.reason,
                    anchor,
                )

    # Edits

    def _composed(self) -> Sequence[Edit]:
        """All edits: of calls and import statements, and on what they leave, of new imports."""
        edits = [(draft.span.start, edit) for draft in self._drafts for edit in draft.wanted]
        rest = [edit for some in self._moves.statements.edits().values() for edit in some]
        return self._imports.completed(in_order([*merged(edits), *rest]))

    def _distribute(self, edits: Sequence[Edit]) -> None:
        """Let each edit belong to the finding that it was made for."""
        applied = [draft for draft in self._drafts if draft.state is State.APPLIED]
        for edit in edits:
            owners = (
                draft for draft in applied if is_made_for(edit, draft.span.start, draft.wanted)
            )
            next(owners, applied[0]).edits.append(edit)
