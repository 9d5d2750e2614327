"""All that changes in one file, as edits that know for what they are made."""

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from migrator.api import (
    Destination,
    Edit,
    Function,
    OffsetMap,
    PythonSource,
    Span,
    added_imports,
    apply,
    compose,
    first_argument,
    in_order,
    is_made_for,
    line_end,
    span_of,
)
from transforms.extract_fixtures.blank_lines import first_fixture, tidied
from transforms.extract_fixtures.parameters import parameter
from transforms.extract_fixtures.roles import Part
from transforms.extract_fixtures.spare_imports import dropped
from transforms.extract_fixtures.test_cases import holding
from transforms.extract_fixtures.testfile import TestFile
from transforms.extract_fixtures.wording import fixtures, quoted


@dataclass(slots=True)
class Note:
    """One place of a file that changes, and why."""

    span: Span
    message: str
    edits: list[Edit] = field(default_factory=list)
    #: What should not be there; empty where a place only follows from another one.
    old: str = ""


@dataclass(slots=True)
class Changes:
    """What is to become of a file."""

    file: TestFile
    #: Whether a module belongs to the project.
    owns: Callable[[str], bool]
    notes: list[Note] = field(default_factory=list)
    #: Fixtures to stand at the end of the file.
    appended: list[str] = field(default_factory=list)
    #: The names of all fixtures that are written.
    fixtures: list[str] = field(default_factory=list)
    wanted: list[Destination] = field(default_factory=list)
    #: Names whose imports go if nothing needs them any more.
    spare: set[str] = field(default_factory=set)
    _parameters: dict[Function, tuple[Part, list[str]]] = field(default_factory=dict)
    _arguments: dict[ast.Call, list[str]] = field(default_factory=dict)
    _test_cases: dict[ast.ClassDef, list[str]] = field(default_factory=dict)

    @property
    def source(self) -> PythonSource:
        """The file as it is."""
        return self.file.source

    # What is to change

    def note(self, span: Span, message: str, edits: Iterable[Edit] = (), old: str = "") -> Note:
        """Note a place, with the edits that are made for it."""
        made = Note(span, message, list(edits), old)
        self.notes.append(made)
        return made

    def take(self, function: Function, part: Part, name: str) -> None:
        """Let a function take a fixture."""
        names = self._parameters.setdefault(function, (part, []))[1]
        if name not in names:
            names.append(name)

    def give(self, call: ast.Call, text: str) -> None:
        """Let a call pass something first."""
        texts = self._arguments.setdefault(call, [])
        if text not in texts:
            texts.append(text)

    def hold(self, owner: ast.ClassDef, name: str) -> None:
        """Let the objects of a test case hold a fixture."""
        names = self._test_cases.setdefault(owner, [])
        if name not in names:
            names.append(name)

    # The edits

    def written(self) -> list[Note]:
        """The notes, with all edits of the file among them."""
        self._note_functions()
        if not self.spare and not self.appended and not any(note.edits for note in self.notes):
            return self.notes
        first = in_order(_merged(edit for note in self.notes for edit in note.edits))
        first += self._ending()
        edits = self._finished(first)
        return self._distributed(edits)

    def _note_functions(self) -> None:
        for function, (part, names) in self._parameters.items():
            edit = parameter(self.source, function, part, names)
            span = header(self.source, function)
            self.note(span, f"`{function.name}` takes {fixtures(names)}", [edit])
        for call, texts in self._arguments.items():
            verb = "is" if len(texts) == 1 else "are"
            span = span_of(self.source, call.func)
            edits = first_argument(self.source, call, texts) or []
            self.note(span, f"{quoted(texts)} {verb} passed on", edits)
        for owner, names in self._test_cases.items():
            span = header(self.source, owner)
            edit = holding(self.file, owner, names)
            self.wanted += self.file.fixture_decorator("pytest")[1]
            self.note(span, f"the tests of `{owner.name}` take {fixtures(names)}", [edit])

    def _ending(self) -> list[Edit]:
        """The fixtures at the end of the file."""
        if not self.appended:
            return []
        code, newline = self.source.code, self.source.newline
        text = newline.join(f"{newline}{newline}{one}{newline}" for one in self.appended)
        if not code.strip():
            text = text.lstrip("\r\n")
        elif not code.endswith((b"\n", b"\r")):
            text = newline + text.rstrip("\r\n")
        return [Edit(len(code), len(code), text.encode())]

    def _finished(self, edits: list[Edit]) -> list[Edit]:
        """The edits, and what they make necessary, each on the text that the one before leaves."""
        source = _after(self.source, edits)
        passes = (self._without_imports, self._spaced, self._as_it_ended, self._with_imports)
        for following in passes:
            more = following(source, edits)
            edits, source = compose(edits, more), _after(source, more)
        return edits

    def _without_imports(self, source: PythonSource, _edits: Sequence[Edit]) -> list[Edit]:
        """Imports that nothing needs any more go."""
        return dropped(self.file, source, self.spare)

    def _spaced(self, source: PythonSource, edits: Sequence[Edit]) -> list[Edit]:
        """Blank lines stand around fixtures, and not where lines went."""
        offsets = OffsetMap(edits)
        places = (
            offsets.forward(edit.end)
            for edit in edits
            if not edit.text and b"\n" in self.source.code[edit.start : edit.end]
        )
        return tidied(source, self.fixtures, [place for place in places if place is not None])

    def _as_it_ended(self, source: PythonSource, _edits: Sequence[Edit]) -> list[Edit]:
        """There is no newline at the end where there was none."""
        if not self.source.code or self.source.code.endswith((b"\n", b"\r")):
            return []
        end = len(source.code.rstrip(b"\r\n"))
        return [Edit(end, len(source.code), b"")] if end < len(source.code) else []

    def _with_imports(self, source: PythonSource, _edits: Sequence[Edit]) -> list[Edit]:
        """What is used is imported."""
        first = first_fixture(source, self.fixtures)
        return added_imports(source, self.file.module, self.owns, self.wanted, before=first)

    def _distributed(self, edits: Sequence[Edit]) -> list[Note]:
        """Let each edit belong to the note that it was made for."""
        meant = [(note, note.edits) for note in self.notes]
        for note in self.notes:
            note.edits = []
        for edit in edits:
            owners = (note for note, wanted in meant if is_made_for(edit, note.span.start, wanted))
            next(owners, self.notes[0]).edits.append(edit)
        return self.notes


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """The edits of statements that share a line, of which no two want the same place."""
    inserted: dict[int, bytes] = {}
    others: set[Edit] = set()
    for edit in edits:
        if edit.start == edit.end:
            inserted[edit.start] = inserted.get(edit.start, b"") + edit.text
        else:
            others.add(edit)
    merged: list[Edit] = []
    for edit in sorted([*others, *(Edit(at, at, text) for at, text in inserted.items())]):
        last = merged[-1] if merged else None
        if last and not last.text and not edit.text and edit.start < last.end:
            merged[-1] = Edit(last.start, max(last.end, edit.end), b"")
        else:
            merged.append(edit)
    return merged


def header(source: PythonSource, node: Function | ast.ClassDef) -> Span:
    """The line of a ``def`` or ``class``."""
    start = source.offset(node.lineno, node.col_offset)
    return Span(start, line_end(source.code, start))


def _after(source: PythonSource, edits: Sequence[Edit]) -> PythonSource:
    """The file with edits made; as UTF-8, whatever its own encoding."""
    return PythonSource(source.path, apply(source.code, edits))
