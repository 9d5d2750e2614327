"""All that changes in one file, as edits that know for what they are made."""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from migrator.api import (
    Destination,
    Edit,
    Function,
    ModuleName,
    OffsetMap,
    PythonSource,
    Span,
    Statements,
    added_imports,
    apply,
    bound_in_block,
    compose,
    ends_module,
    first_argument,
    first_parameter,
    in_order,
    indent_of,
    last_parameter,
    line_end,
    read,
    removal,
)
from transforms.extract_fixtures.blank_lines import first_fixture, tidied
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.places import first_of, span_of
from transforms.extract_fixtures.roles import CannotTake, Part, Role
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

    def written(self, owns: Callable[[str], bool]) -> list[Note]:
        """The notes, with all edits of the file among them."""
        self._note_functions()
        if not self.spare and not self.appended and not any(note.edits for note in self.notes):
            return self.notes
        first = in_order(_merged(edit for note in self.notes for edit in note.edits))
        first += self._ending()
        edits = self._finished(first, owns)
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
            edit = self._test_case_fixtures(owner, names)
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
        ended = self._as_it_ended(source)
        edits, source = compose(edits, ended), _after(source, ended)
        first = first_fixture(source, self.fixtures)
        added = added_imports(source, module, owns, self.wanted, before=first)
        return compose(edits, added)

    def _as_it_ended(self, source: PythonSource) -> list[Edit]:
        """No newline at the end where there was none."""
        if not self.source.code or self.source.code.endswith((b"\n", b"\r")):
            return []
        end = len(source.code.rstrip(b"\r\n"))
        return [Edit(end, len(source.code), b"")] if end < len(source.code) else []

    def _dropped(self, source: PythonSource) -> list[Edit]:
        """What takes out the imports that nothing needs any more."""
        reading = read(source, self.file.module, frozenset(self.spare))
        used = {
            use.name for use in reading.uses
            if reading.lookup(use.name, use.scope, use.order) == 0
        }  # fmt: skip
        gone = {name for name in self.spare - used if not self.file.is_exported(name)}
        modules = {use.dotted(use.name) for use in reading.uses}
        statements = Statements(source, reading, frozenset())
        for index, statement in enumerate(reading.imports):
            if statement.scope or statement.guarded or statement.is_star:
                continue
            for position, alias in enumerate(statement.aliases):
                is_module = not statement.is_from and not alias.asname and "." in alias.name
                is_spare = is_module and self._is_spare_module(alias.name, modules)
                if alias.local in gone or is_spare:
                    statements.change(index, position, None)
        edits = [edit for some in statements.edits().values() for edit in some]
        return in_order([*edits, *_spare_guards(source, self.file.module, gone)])

    def _is_spare_module(self, dotted: str, used: Collection[str]) -> bool:
        """Whether only what is gone has used a module that is imported by its full name."""
        local = dotted.partition(".")[0]
        before = {use.dotted(use.name) for use in self.file.uses(local)}
        was_used = any(f"{name}.".startswith(f"{dotted}.") for name in before)
        is_used = any(f"{name}.".startswith(f"{dotted}.") for name in used)
        return local in self.spare and was_used and not is_used

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
        is_apart = not self.source.line_text(self.source.line_of(place)).strip()
        before, after = (newline, "") if has_docstring else ("", "" if is_apart else newline)
        return Edit(place, place, f"{before}{text}{newline}{after}".encode())

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


def _spare_guards(
    source: PythonSource, module: ModuleName, gone: Collection[str]
) -> Iterator[Edit]:
    """What takes out each ``try`` that did nothing but import what is needed no more."""
    for node in source.tree.body:
        if not isinstance(node, ast.Try) or node.orelse or node.finalbody:
            continue
        span = span_of(source, node)
        is_import = all(isinstance(one, ast.Import | ast.ImportFrom) for one in node.body)
        only_ends = all(ends_module(handler.body) for handler in node.handlers)
        is_spare = bound_in_block(node, module) <= set(gone)
        if is_import and only_ends and is_spare and b"#" not in source.code[slice(*span)]:
            yield removal(source, span, only=False)


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


def argument(source: PythonSource, call: ast.Call, text: str, name: str) -> None:
    """Raises `CannotTake` where a call's text does not allow it to pass something more."""
    is_named = any(keyword.arg == name for keyword in call.keywords)
    if is_named or first_argument(source, call, [text]) is None:
        raise CannotTake(f"a call cannot pass it on, line {call.lineno}")


def taken_out(source: PythonSource, creations: Sequence[Creation]) -> Edit:
    """What removes creations of one statement, and leaves what shares it with them."""
    statement = creations[0].statement
    span = span_of(source, statement)
    gone = {creation.kept.element for creation in creations}
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


def header(source: PythonSource, node: Function | ast.ClassDef) -> Span:
    """The line of a ``def`` or ``class``."""
    start = source.offset(node.lineno, node.col_offset)
    return Span(start, line_end(source.code, start))


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _touch(edit: Edit, other: Edit) -> bool:
    return edit.start <= other.end and other.start <= edit.end


def _after(source: PythonSource, edits: Sequence[Edit]) -> PythonSource:
    """The file with edits made; as UTF-8, whatever its own encoding."""
    return PythonSource(source.path, apply(source.code, edits))
