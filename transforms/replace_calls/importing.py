"""The imports of one file: what goes, what comes in its place, and what comes besides."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence

from migrator.api import (
    Destination,
    Edit,
    Import,
    OffsetMap,
    PythonSource,
    Read,
    Reading,
    Safety,
    Selection,
    Statements,
    added_imports,
    apply,
    compose,
    imports_beside,
    indent_of,
    line_end,
)
from transforms.replace_calls.drafts import Draft
from transforms.replace_calls.facts import FileFacts, Imported, Owner, Site
from transforms.replace_calls.folded import Folded
from transforms.replace_calls.settled import NOT_CALLED, PERHAPS_TAKEN, TAKEN, Settled


class Imports:
    """What becomes of the imports of a file."""

    def __init__(
        self,
        source: PythonSource,
        read: Read[Reading],
        folded: Folded,
        settled: Settled,
        statements: Statements,
    ) -> None:
        self._source = source
        self._read = read
        self._reading = read.facts
        self._folded = folded
        self._settled = settled
        self._facts: FileFacts = folded.files[read.path]
        self._statements = statements
        #: What is to be imported at the top.
        self._wanted: list[Destination] = []
        #: The same for those imports of functions beside which it is to stand.
        self._beside: dict[int, list[Destination]] = defaultdict(list)

    # What calls need

    def want_at_top(self, destination: Destination) -> None:
        """Import something at the top."""
        self._wanted.append(destination)

    def want(self, site: Site, destination: Destination) -> None:
        """Import something where a call finds it."""
        several: tuple[Imported | Owner, ...] = (*self._facts.imports, *self._facts.owners)
        statements = [one.statement for one in several if one.key == site.key]
        if site.key[0] == 0 or not statements:
            self.want_at_top(destination)
        for index in statements if site.key[0] else ():
            self._want_beside(self._reading.imports[index], index, destination)

    def _want_beside(self, statement: Import, index: int, destination: Destination) -> None:
        """Import something where a function imports the old callable."""
        if destination.module is not None:
            destination = self._statements.destination(
                statement, destination.module, destination.name, destination.asname
            )
        if self._has_its_lines(statement):
            self._beside[index].append(destination)
        elif not self._is_there(statement, destination):
            self._statements.add_behind(index, destination)

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
        return self._statements.written_module(statement, statement.module)

    # What becomes of those that are there

    def drafts(self, selection: Selection) -> Iterator[Draft]:
        """What is said of the imports that bring old callables, or lead to them."""
        for one in self._facts.imports:
            if (self._read.path, one.key, one.old) in self._settled.whole:
                yield self._replaced(one)
            else:
                yield from self._staying(one, selection)
        for owner in self._facts.owners:
            if (self._read.path, owner.key) in self._settled.idle:
                yield self._dropped(owner)

    def _dropped(self, owner: Owner | Imported) -> Draft:
        """Take out an import that nothing needs any more."""
        statement = self._reading.imports[owner.statement]
        destination = None
        old = next((site.old for site in self._facts.sites if site.key == owner.key), "")
        target = self._folded.targets.get(old)
        if target and target.module != self._facts.module:
            # What is imported instead stands in its place.
            destination = self._statements.destination(statement, target.module, target.first, None)
        self._statements.change(owner.statement, owner.alias, destination)
        message = f"import of {owner.dotted} goes: nothing here needs it any more"
        return Draft(owner.span, message, owner.dotted)

    def _replaced(self, one: Imported) -> Draft:
        target = self._folded.targets[one.old]
        if target.module == self._facts.module:
            return self._dropped(one)
        statement = self._reading.imports[one.statement]
        keeps = (self._read.path, one.key, one.old) in self._settled.keeping
        local = one.key[1] if keeps else target.first
        asname = local if local != target.first else None
        destination = self._statements.destination(statement, target.module, target.first, asname)
        uses = [site.span.start for site in self._facts.sites if site.key == one.key]
        first_use = min(uses, default=len(self._source.code))
        is_there = self._is_there(statement, destination)
        self._statements.change(
            one.statement, one.alias, None if is_there else destination, first_use
        )
        message = f"import of {one.dotted} becomes one of {target.dotted}"
        if keeps and local != target.first:
            message += f", by the name `{local}`"
        return Draft(one.span, message, one.old, target.dotted)

    def _staying(self, one: Imported, selection: Selection) -> Iterator[Draft]:
        """Tell of an import that stays though no call needs it."""
        sites = [(at, site) for at, site in enumerate(self._facts.sites) if site.key == one.key]
        if any((self._read.path, index) not in self._settled.applied for index, _site in sites):
            return  # they are told themselves
        own = f"{self._facts.module}.{one.key[1]}"
        is_taken = one.key[0] == 0 and own in self._settled.needed
        reason = one.fixed or (TAKEN if is_taken else NOT_CALLED if not sites else PERHAPS_TAKEN)
        message = f"import of {one.dotted} stays: {reason}"
        state = selection.state(self._read, one.span, Safety.MANUAL)
        yield Draft(one.span, message, one.old, None, Safety.MANUAL, state, reason)

    # Edits

    def completed(self, done: Sequence[Edit]) -> Sequence[Edit]:
        """Edits, and on what they leave, those of imports that come besides."""
        try:
            return self._completed(done)
        except SyntaxError:
            return done  # the proof of the result will tell

    def _completed(self, done: Sequence[Edit]) -> Sequence[Edit]:
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
            if (self._read.path, index) in self._settled.applied
            and self._reading.runs_at_import(site.use.scope)
        ]
        lines = [after.line_of(start) for start in starts if start is not None]
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        heads = [node.lineno for node in after.tree.body if isinstance(node, definitions)]
        return after.line_starts[min([*lines, *heads]) - 1] if lines else None

    def _owns(self, module: str) -> bool:
        return module.partition(".")[0] in self._folded.owned
