"""All that changes in one file, as edits that know for what they are made."""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from migrator.api import (
    Destination,
    Edit,
    Function,
    OffsetMap,
    PythonSource,
    Span,
    Statements,
    added_imports,
    apply,
    compose,
    first_argument,
    first_parameter,
    in_order,
    indent_of,
    last_parameter,
    line_end,
    read,
    removal,
)
from transforms.extract_fixtures.blank_lines import tidied
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.places import first_of, span_of
from transforms.extract_fixtures.roles import CannotTake, Part, Role
from transforms.extract_fixtures.testfile import TestFile


@dataclass(slots=True)
class Note:
    """One place of a file that changes, and why."""

    span: Span
    message: str
    edits: list[Edit] = field(default_factory=list)


@dataclass(slots=True)
class Changes:
    """What is to become of a file."""

    file: TestFile
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

    def note(self, span: Span, message: str, edits: Iterable[Edit] = ()) -> Note:
        """Note a place, with the edits that are made for it."""
        made = Note(span, message, list(edits))
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

    def written(self, owns: Callable[[str], bool]) -> list[Note]:
        """The notes, with all edits of the file among them."""
        self._note_functions()
        if not self.spare and not self.appended and not any(note.edits for note in self.notes):
            return self.notes
        first = in_order(edit for note in self.notes for edit in note.edits)
        first += self._ending()
        edits = self._finished(first, owns)
        return self._distributed(edits)

    def _note_functions(self) -> None:
        for function, (part, names) in self._parameters.items():
            told = " and ".join(f"`{name}`" for name in names)
            edit = parameter(self.source, function, part, names)
            span = _header(self.source, function)
            self.note(span, f"`{function.name}` takes the fixture {told}", [edit])
        for call, texts in self._arguments.items():
            told = " and ".join(f"`{text}`" for text in texts)
            span = span_of(self.source, call.func)
            edits = first_argument(self.source, call, texts) or []
            self.note(span, f"{told} is passed on", edits)
        for owner, names in self._test_cases.items():
            told = " and ".join(f"`{name}`" for name in names)
            span = _header(self.source, owner)
            edit = self._test_case_fixtures(owner, names)
            self.note(span, f"the tests of `{owner.name}` take the fixture {told}", [edit])

    def _ending(self) -> list[Edit]:
        """The fixtures at the end of the file."""
        if not self.appended:
            return []
        code, newline = self.source.code, self.source.newline
        text = newline.join(f"{newline}{newline}{one}{newline}" for one in self.appended)
        if not code.strip():
            text = text.lstrip("\r\n")
        elif not code.endswith((b"\n", b"\r")):
            text = newline + text
        return [Edit(len(code), len(code), text.encode())]

    def _finished(self, edits: list[Edit], owns: Callable[[str], bool]) -> list[Edit]:
        """The edits, and what they make necessary: imports that go and come, blank lines."""
        module = self.file.module
        source = _after(self.source, edits)
        dropped = self._dropped(source)
        edits, source = compose(edits, dropped), _after(source, dropped)
        offsets = OffsetMap(edits)
        places = [
            place
            for edit in edits
            if not edit.text and b"\n" in self.source.code[edit.start : edit.end]
            if (place := offsets.forward(edit.end)) is not None
        ]
        spaced = tidied(source, self.fixtures, places)
        edits, source = compose(edits, spaced), _after(source, spaced)
        return compose(edits, added_imports(source, module, owns, self.wanted))

    def _dropped(self, source: PythonSource) -> list[Edit]:
        """What takes out the imports that nothing needs any more."""
        reading = read(source, self.file.module, frozenset(self.spare))
        used = {
            use.name for use in reading.uses
            if reading.lookup(use.name, use.scope, use.order) == 0
        }  # fmt: skip
        statements = Statements(source, reading, frozenset())
        for index, statement in enumerate(reading.imports):
            if statement.scope or statement.guarded or statement.is_star:
                continue
            for position, alias in enumerate(statement.aliases):
                if alias.local in self.spare - used and not self.file.is_exported(alias.local):
                    statements.change(index, position, None)
        return in_order(edit for edits in statements.edits().values() for edit in edits)

    def _distributed(self, edits: Sequence[Edit]) -> list[Note]:
        """Let each edit belong to the note that it was made for."""
        kept = {id(note): list(note.edits) for note in self.notes}
        for note in self.notes:
            note.edits = []
        for edit in edits:
            owner = next(
                (
                    note
                    for note in self.notes
                    if any(_touch(edit, one) for one in kept[id(note)])
                    or edit.start <= note.span.start < edit.end
                ),
                self.notes[0],
            )
            owner.edits.append(edit)
        return self.notes

    def _test_case_fixtures(self, owner: ast.ClassDef, names: Sequence[str]) -> Edit:
        """Fixtures of a test case that put what they take into its objects."""
        newline, unit = self.source.newline, self.file.unit
        indent = indent_of(self.source, span_of(self.source, owner.body[0]).start) or unit
        decorator, wanted = self.file.fixture_decorator("pytest")
        self.wanted += wanted
        texts = [
            newline.join(
                (
                    f"{indent}@{decorator}(autouse=True)",
                    f"{indent}def {_giving(name)}(self, {name}):",
                    f"{indent}{unit}self.{name} = {name}",
                )
            )
            for name in names
        ]
        text = f"{newline}{newline}".join(texts)
        place, has_docstring = self._class_start(owner)
        text = f"{newline}{text}" if has_docstring else f"{text}{newline}"
        return Edit(place, place, f"{text}{newline}".encode())

    def _class_start(self, owner: ast.ClassDef) -> tuple[int, bool]:
        """Where the body of a class begins, behind its documentation."""
        source, first = self.source, owner.body[0]
        match first:
            case ast.Expr(value=ast.Constant(value=str())) if len(owner.body) > 1:
                return source.line_starts[first.end_lineno or 0], True
        line = source.line_of(first_of(source, [first]))
        while line > 2 and _is_empty(source.line_text(line - 1)):
            line -= 1
        return source.line_starts[line - 1], False


def parameter(source: PythonSource, function: Function, part: Part, names: Sequence[str]) -> Edit:
    """What gives a function parameters; raises `CannotTake` where its text does not allow it."""
    if part.role is Role.HELPER:
        edit = first_parameter(source, function, names, is_bound=part.is_bound)
    else:
        edit = last_parameter(
            source, function, names, mocks=part.mocks, given=part.given.count,
            is_bound=part.is_bound,
        )  # fmt: skip
    if edit is None:
        raise CannotTake(f"`{function.name}` cannot get another parameter")
    return edit


def taken_out(source: PythonSource, creations: Sequence[Creation]) -> Edit:
    """What removes creations of one statement, and leaves what shares it with them."""
    statement = creations[0].statement
    span = span_of(source, statement)
    gone = {creation.element for creation in creations}
    match statement:
        case ast.Assign(
            targets=[ast.Tuple(elts=targets) | ast.List(elts=targets)],
            value=ast.Tuple(elts=values),
        ) if len(gone) < len(targets):
            names = ", ".join(_without(source, targets, gone))
            text = f"{names} = {', '.join(_without(source, values, gone))}"
            return Edit(span.start, span.end, text.encode())
    return removal(source, span, only=_is_only(source, statement))


def _without(
    source: PythonSource, parts: Sequence[ast.expr], gone: Collection[int | None]
) -> Iterator[str]:
    for position, part in enumerate(parts):
        if position not in gone:
            yield source.code[slice(*span_of(source, part))].decode()


def _is_only(source: PythonSource, statement: ast.stmt) -> bool:
    for node in ast.walk(source.tree):
        for block in ("body", "orelse", "finalbody"):
            if getattr(node, block, None) == [statement]:
                return not isinstance(node, ast.Module)
    return False


def _giving(name: str) -> str:
    """What the fixture of a test case is called; not by two underscores, which change a name."""
    return f"_set{name}" if name.startswith("_") else f"_{name}"


def behind_statement(source: PythonSource, statement: ast.stmt) -> tuple[str, int]:
    """The comment behind a statement, and where its last line ends."""
    end = span_of(source, statement).end
    ending = line_end(source.code, end)
    return source.code[end:ending].decode().strip(), ending


def _header(source: PythonSource, node: Function | ast.ClassDef) -> Span:
    start = source.offset(node.lineno, node.col_offset)
    return Span(start, line_end(source.code, start))


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _touch(edit: Edit, other: Edit) -> bool:
    return edit.start <= other.end and other.start <= edit.end


def _after(source: PythonSource, edits: Sequence[Edit]) -> PythonSource:
    """The file with edits made; as UTF-8, whatever its own encoding."""
    return PythonSource(source.path, apply(source.code, edits))
