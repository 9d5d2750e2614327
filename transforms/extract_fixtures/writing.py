"""Extractions as changes of files."""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from migrator.api import Destination, Edit, FixtureScope, Span, removal, span_of
from transforms.extract_fixtures.blocks import Shape
from transforms.extract_fixtures.changes import Changes
from transforms.extract_fixtures.creations import made_here, names_read, value_region
from transforms.extract_fixtures.extractions import Extraction, Site
from transforms.extract_fixtures.fixture_text import (
    Head,
    Written,
    fixture,
    moved_block,
    value_of,
)
from transforms.extract_fixtures.making import Making
from transforms.extract_fixtures.removing import (
    behind_statement,
    is_alone,
    taken_out,
    without_await,
)
from transforms.extract_fixtures.testfile import TestFile
from transforms.extract_fixtures.wording import fixtures


@dataclass
class Writer:
    """Collects what extractions do to files."""

    making: Making
    #: Whether a module belongs to the project.
    owns: Callable[[str], bool]
    #: All extractions: one may be made with what another one gives.
    extractions: Sequence[Extraction]
    changes: dict[str, Changes] = field(default_factory=dict)

    def write(self, extraction: Extraction) -> None:
        """Take a creation out, and give it to those who read it."""
        self._statement(extraction)
        for name, site in extraction.all_sites:
            self._import(extraction, name, site)
            if name in extraction.names:
                self._site(extraction, name, site)

    def _of(self, file: TestFile) -> Changes:
        return self.changes.setdefault(file.path, Changes(file, self.owns))

    # The statement

    def _statement(self, extraction: Extraction) -> None:
        changes, creation = self._of(extraction.file), extraction.creation
        source = extraction.file.source
        region = _region(extraction)
        changes.spare |= extraction.file.imports_read_in(span_of(source, extraction.going))
        message = made_here(creation)
        if not extraction.names:
            edits = self._taken_out(extraction)
            unread = f"{message}: nobody reads it, so it goes"
            changes.note(creation.span, unread, edits, old=creation.factory)
            return
        told = fixtures(extraction.names)
        note = changes.note(creation.span, f"{message}: it becomes {told}", old=creation.factory)
        for other in extraction.together[1:]:
            changes.note(other.span, f"{made_here(other)}: it goes into {told}", old=other.factory)
        written = self._fixtures(extraction, region)
        home = self._of(extraction.home)
        home.fixtures += extraction.names
        home.wanted += written.imports
        text = source.newline.join(written.lines)
        if extraction.moves:
            note.message += f" of {extraction.home.path}"
            note.edits += self._taken_out(extraction)
            home.wanted += _needed_there(extraction, home.file)
            home.appended.append(text)
            home.note(Span(len(home.source.code), len(home.source.code)),
                      f"{told} of {extraction.file.path} goes here")  # fmt: skip
        else:
            note.edits += self._in_place(extraction, text)

    def _in_place(self, extraction: Extraction, text: str) -> list[Edit]:
        """A fixture where the statement was, or behind the one that it was in."""
        source, whole = extraction.file.source, extraction.whole
        _behind, ending = behind_statement(source, whole)
        if self._is_replaced(extraction) and self._staying(extraction)[0] is extraction:
            return [Edit(span_of(source, whole).start, ending, text.encode())]
        added = f"{source.newline * 3}{text}".encode()
        return [*self._taken_out(extraction), Edit(ending, ending, added)]

    def _beside(self, extraction: Extraction) -> list[Extraction]:
        """Those of the same statement, itself among them."""
        statement = extraction.creation.statement
        return [one for one in self.extractions if one.creation.statement is statement]

    def _staying(self, extraction: Extraction) -> list[Extraction]:
        """Those of the same statement that become fixtures where they are."""
        return [one for one in self._beside(extraction) if one.names and not one.moves]

    def _is_replaced(self, extraction: Extraction) -> bool:
        """Whether nothing is left of the statement, and fixtures take its place."""
        creation = extraction.creation
        count = 1 if creation.kept.element is None else creation.kept.elements
        is_whole = bool(self._staying(extraction)) and len(self._beside(extraction)) == count
        return (
            is_whole
            and extraction.shape is not Shape.GUARDED
            and is_alone(extraction.file.source, extraction.whole)
        )

    def _taken_out(self, extraction: Extraction) -> list[Edit]:
        """What removes a creation; of those that share a statement the first one does it."""
        beside = self._beside(extraction)
        if beside[0] is not extraction or self._is_replaced(extraction):
            return []
        source = extraction.file.source
        if extraction.shape is Shape.BLOCK:
            return [removal(source, span_of(source, extraction.whole), only=False)]
        return [taken_out(source, [one.creation for one in beside])]

    def _fixtures(self, extraction: Extraction, region: Span) -> Written:
        file, making = extraction.file, self.making
        home = extraction.home
        value = value_of(file, extraction.together, making, region, home)
        first, *others = extraction.names
        cleanup = making.cleanup
        is_async = value.is_awaited or (cleanup is not None and cleanup.is_async)
        annotation = "" if value.is_awaited else _annotation(extraction, making)
        parameters = self._parameters(extraction)
        head = Head(first, extraction.scope, parameters, is_async, annotation)
        if extraction.shape is Shape.BLOCK:
            written = moved_block(home, head, value, making)
        else:
            written = fixture(home, head, value, making, _comment(extraction))
        lines, imports = list(written.lines), list(written.imports)
        for name in others:
            alias = _alias(home, name, first, extraction.scope)
            lines += ["", "", *alias.lines]
            imports += alias.imports
        return Written(tuple(lines), tuple(imports))

    def _parameters(self, extraction: Extraction) -> tuple[str, ...]:
        """The fixtures that an instance is made with."""
        statement = extraction.creation.statement
        return tuple(
            name
            for other in self.extractions
            for name in other.names
            if other is not extraction
            and any(statement in site.readers.fixtures for site in other.sites[name])
            and name in set(names_read([extraction.creation.kept.value]))
        )

    # Those who read it

    def _import(self, extraction: Extraction, name: str, site: Site) -> None:
        """Let a file lose the import of a name."""
        if site.taken is not None:
            changes = self._of(site.file)
            alias = site.taken.imported.aliases[site.taken.alias]
            is_fixture = name in extraction.names
            why = f"`{name}` is a fixture of {extraction.home.path}"
            why = why if is_fixture else f"nobody reads `{name}`"
            changes.note(alias.span, f"{why}: its import goes")
            changes.spare.add(site.local)

    def _site(self, extraction: Extraction, name: str, site: Site) -> None:
        changes, found = self._of(site.file), site.readers
        for function, part in found.functions.items():
            changes.take(function, part, name)
        for call, text in found.calls.items():
            changes.give(call, _renamed(text, site.local, name))
        for owner in found.test_cases:
            if not site.file.inherits(owner, found.test_cases):
                changes.hold(owner, name)
        awaited = site.file.awaited if self.making.is_coroutine(extraction.creation.factory) else {}
        for use in site.file.uses(site.local):
            edits = []
            if use.span.start in awaited:
                edits += without_await(site.file.source, awaited[use.span.start])
            end = use.span.start + len(use.name.encode())
            if use in found.attributes:
                text = f"{found.attributes[use]}.{name}"
                edits.append(Edit(use.span.start, end, text.encode()))
            elif site.local != name and site.file.standing(use).function:
                edits.append(Edit(use.span.start, end, name.encode()))
            if edits:
                changes.note(use.span, f"`{name}` is what the fixture gives", edits)


def _annotation(extraction: Extraction, making: Making) -> str:
    """What the instance is said to be, where that can be said of what the fixture gives."""
    source = extraction.file.source
    match extraction.creation.statement:
        case ast.AnnAssign(annotation=annotation) if not extraction.moves:
            text = source.code[slice(*span_of(source, annotation))].decode()
            is_of_variables = "Final" in text or "ClassVar" in text
            return "" if is_of_variables and making.cleanup is None else text
    return ""


def _comment(extraction: Extraction) -> str:
    """The comment behind a statement, where the statement is all that the fixture replaces."""
    is_shared = extraction.shape is Shape.GUARDED or extraction.creation.kept.element is not None
    behind, _end = behind_statement(extraction.file.source, extraction.creation.statement)
    is_taken = behind.startswith("#") and not is_shared and not extraction.moves
    return f"  {behind}" if is_taken else ""


def _region(extraction: Extraction) -> Span:
    source, creation = extraction.file.source, extraction.creation
    if extraction.shape is Shape.BLOCK:
        return span_of(source, extraction.whole)
    return value_region(source, creation)


def _alias(file: TestFile, name: str, first: str, scope: FixtureScope) -> Written:
    """A fixture that gives what another one gives."""
    decorator, imports = file.fixture_decorator("pytest")
    how = "" if scope is FixtureScope.FUNCTION else f'(scope="{scope.word}")'
    lines = (f"@{decorator}{how}", f"def {name}({first}):", f"{file.unit}return {first}")
    return Written(lines, tuple(imports))


def _needed_there(extraction: Extraction, home: TestFile) -> list[Destination]:
    """The imports that an instance is made with, for another file."""
    file = extraction.file
    value = span_of(file.source, extraction.creation.kept.value)
    read = file.names_read_in(value)
    own = read - file.imports_read_in(value) - home.body.bound.keys()
    wanted = [Destination(file.module.dotted, name) for name in sorted(own)]
    for statement in file.reading.imports:
        for alias in statement.aliases:
            if statement.scope or alias.local not in read or alias.local in home.body.bound:
                continue
            if (
                not statement.is_from
                and not alias.asname
                and not file.reads_module(alias.name, value)
            ):
                continue
            asname = alias.asname if alias.asname != alias.name else None
            wanted.append(Destination(statement.module, alias.name, asname))
    return wanted


def _renamed(text: str, local: str, name: str) -> str:
    """``self.manager`` or ``manager``, by the name of the fixture."""
    return text.removesuffix(local) + name
