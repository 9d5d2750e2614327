"""Pass two: the findings of one file, with the edits of its calls and of its imports."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from migrator.api import (
    Destination,
    Edit,
    Finding,
    Import,
    OffsetMap,
    PythonSource,
    Read,
    Reading,
    Safety,
    Selection,
    Span,
    State,
    added_imports,
    apply,
    compose,
    imports_beside,
    in_order,
    indent_of,
    is_made_for,
    line_end,
)
from transforms.move_symbols.finding import File
from transforms.move_symbols.folded import Folded as Moves
from transforms.move_symbols.qualified import find_qualified
from transforms.move_symbols.table import Entry, Table
from transforms.replace_calls.facts import FileFacts, Imported, Owner, Patch, Site, Way
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.merging import merged
from transforms.replace_calls.settled import (
    NOT_CALLED,
    PERHAPS_TAKEN,
    TAKEN,
    Followed,
    Settled,
)


@dataclass(slots=True)
class _Draft:
    """A finding on its way."""

    span: Span
    message: str
    old: str
    new: str | None = None
    safety: Safety = Safety.SAFE
    state: State = State.APPLIED
    reason: str = ""
    anchor: str = ""
    wanted: list[Edit] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)


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
        #: What is to be imported at the top.
        self._wanted: list[Destination] = []
        #: The same for those imports of functions beside which it is to stand.
        self._beside: dict[int, list[Destination]] = defaultdict(list)
        self._drafts: list[_Draft] = []

    def findings(self) -> list[Finding]:
        """All that is said of the file."""
        self._calls()
        self._imports()
        self._through_modules()
        self._patches()
        self._distribute(self._composed())
        return [
            Finding(
                self._read.path,
                draft.span,
                draft.safety,
                draft.message,
                draft.old,
                draft.new,
                tuple(draft.edits),
                draft.state,
                draft.reason,
                draft.anchor or self._read.path,
            )
            for draft in self._drafts
        ]

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

    def _draft(self, index: int, site: Site) -> _Draft:
        path = self._read.path
        blocked = self._settled.blocked.get((path, index))
        safety, message, reason = site.safety, site.message, site.reason
        if blocked is not None:
            safety, reason = Safety.MANUAL, blocked
            message = f"call of {site.old}: {blocked}"
        state = self._selection.state(self._read, site.span, safety)
        new = site.new if safety is not Safety.MANUAL else None
        return _Draft(site.span, message, site.old, new, safety, state, reason)

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
                self._want(site, Destination(target.module, target.first))
        for need in site.needs:
            self._want(site, need)

    def _want(self, site: Site, destination: Destination) -> None:
        """Import something where a call finds it."""
        several: tuple[Imported | Owner, ...] = (*self._facts.imports, *self._facts.owners)
        statements = [one.statement for one in several if one.key == site.key]
        if site.key[0] == 0 or not statements:
            self._wanted.append(destination)
        for index in statements if site.key[0] else ():
            self._want_beside(self._reading.imports[index], index, destination)

    def _want_beside(self, statement: Import, index: int, destination: Destination) -> None:
        """Import something where a function imports the old callable."""
        if destination.module is not None:
            destination = self._moves.statements.destination(
                statement, destination.module, destination.name, destination.asname
            )
        if self._has_its_lines(statement):
            self._beside[index].append(destination)
        elif not self._is_there(statement, destination):
            self._moves.statements.add_behind(index, destination)

    def _has_its_lines(self, statement: Import) -> bool:
        """Whether no other statement stands on the lines of one."""
        start, end = statement.span
        behind = self._source.code[end : line_end(self._source.code, end)].strip()
        return indent_of(self._source, start) is not None and not behind.startswith(b";")

    def _is_there(self, statement: Import, destination: Destination) -> bool:
        """Whether what stands before a statement in its block has imported something already."""
        return any(
            (alias.name, alias.asname) == (destination.name, destination.asname)
            for other in self._reading.imports
            if other.block == statement.block and other.order < statement.order
            if self._written_module(other) == destination.module
            for alias in other.aliases
        )

    def _written_module(self, statement: Import) -> str | None:
        if statement.module is None:
            return None
        return self._moves.statements.written_module(statement, statement.module)

    # Imports

    def _imports(self) -> None:
        for one in self._facts.imports:
            if (self._read.path, one.key, one.old) in self._settled.whole:
                self._replace(one)
            else:
                self._tell_staying(one)
        for owner in self._facts.owners:
            if (self._read.path, owner.key) in self._settled.idle:
                self._drop(owner)

    def _drop(self, owner: Owner | Imported) -> None:
        """Take out an import that nothing needs any more."""
        statement = self._reading.imports[owner.statement]
        destination = None
        old = next((site.old for site in self._facts.sites if site.key == owner.key), "")
        target = self._folded.targets.get(old)
        if target and target.module != self._facts.module:
            # What is imported instead stands in its place.
            destination = self._moves.statements.destination(
                statement, target.module, target.first, None
            )
        self._moves.statements.change(owner.statement, owner.alias, destination)
        message = f"import of {owner.dotted} goes: nothing here needs it any more"
        self._drafts.append(_Draft(owner.span, message, owner.dotted))

    def _replace(self, one: Imported) -> None:
        target = self._folded.targets[one.old]
        if target.module == self._facts.module:
            self._drop(one)
            return
        statement = self._reading.imports[one.statement]
        keeps = (self._read.path, one.key, one.old) in self._settled.keeping
        local = one.key[1] if keeps else target.first
        asname = local if local != target.first else None
        destination = self._moves.statements.destination(
            statement, target.module, target.first, asname
        )
        uses = [site.span.start for site in self._facts.sites if site.key == one.key]
        first_use = min(uses, default=len(self._source.code))
        is_there = self._is_there(statement, destination)
        self._moves.statements.change(
            one.statement, one.alias, None if is_there else destination, first_use
        )
        message = f"import of {one.dotted} becomes one of {target.dotted}"
        if keeps and local != target.first:
            message += f", by the name `{local}`"
        self._drafts.append(_Draft(one.span, message, one.old, target.dotted))

    def _tell_staying(self, one: Imported) -> None:
        """Tell of an import that stays though no call needs it."""
        sites = [(at, site) for at, site in enumerate(self._facts.sites) if site.key == one.key]
        if any(not self._is_applied(index) for index, _site in sites):
            return  # they are told themselves
        own = f"{self._facts.module}.{one.key[1]}"
        is_taken = one.key[0] == 0 and own in self._settled.needed
        reason = one.fixed or (TAKEN if is_taken else NOT_CALLED if not sites else PERHAPS_TAKEN)
        message = f"import of {one.dotted} stays: {reason}"
        state = self._selection.state(self._read, one.span, Safety.MANUAL)
        self._drafts.append(_Draft(one.span, message, one.old, None, Safety.MANUAL, state, reason))

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
                self._wanted.append(Destination(target.module, target.first))

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
        draft = _Draft(patch.span, f'"{patch.value}"', patch.old, anchor=followed.anchor)
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

    def _stand_ins(self, patch: Span, anchor: str) -> Iterator[_Draft]:
        for one in self._facts.stand_ins:
            if one.patch == patch:
                yield _Draft(
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

    def _composed(self) -> list[Edit]:
        """All edits: of calls and import statements, and on what they leave, of new imports."""
        edits = [(draft.span.start, edit) for draft in self._drafts for edit in draft.wanted]
        rest = [edit for some in self._moves.statements.edits().values() for edit in some]
        done = in_order([*merged(edits), *rest])
        for index, wanted in self._beside.items():
            done = compose(done, self._added_beside(index, wanted, done))
        if not self._wanted:
            return done
        after = self._after(done)
        before = self._first_use(after, OffsetMap(done))
        more = added_imports(after, self._reading.name, self._owns, self._wanted, before=before)
        return compose(done, more)

    def _after(self, edits: Sequence[Edit]) -> PythonSource:
        return PythonSource(self._source.path, apply(self._source.code, edits))

    def _added_beside(
        self, index: int, wanted: Sequence[Destination], done: Sequence[Edit]
    ) -> Sequence[Edit]:
        """What imports more where a function imports something, on the text after some edits."""
        block = self._reading.imports[index].block
        near = (one.span.start for one in self._reading.imports if one.block == block)
        starts = [self._reading.imports[index].span.start, *near]
        after, offsets = self._after(done), OffsetMap(done)
        for start in starts:
            # A statement may be written anew, or gone; what stands before it tells.
            before = offsets.forward(start - 1)
            place = 0 if before is None else before + 1
            more = imports_beside(after, self._reading.name, self._owns, wanted, place)
            if more is not None:
                return more
        self._wanted += wanted
        return ()

    def _first_use(self, after: PythonSource, offsets: OffsetMap) -> int | None:
        """Where a call that runs with the import of the file needs what is new; None if none."""
        starts = [
            offsets.forward(site.span.start - 1)
            for index, site in enumerate(self._facts.sites)
            if self._is_applied(index) and self._reading.runs_at_import(site.use.scope)
        ]
        lines = [after.line_of(start) for start in starts if start is not None]
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        heads = [node.lineno for node in after.tree.body if isinstance(node, definitions)]
        return after.line_starts[min([*lines, *heads]) - 1] if lines else None

    def _owns(self, module: str) -> bool:
        return module.partition(".")[0] in self._folded.owned

    def _distribute(self, edits: Sequence[Edit]) -> None:
        """Let each edit belong to the finding that it was made for."""
        applied = [draft for draft in self._drafts if draft.state is State.APPLIED]
        for edit in edits:
            owners = (
                draft for draft in applied if is_made_for(edit, draft.span.start, draft.wanted)
            )
            next(owners, applied[0]).edits.append(edit)
