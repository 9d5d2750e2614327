"""The text of a new fixture."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from migrator.api import (
    Destination,
    Edit,
    FixtureScope,
    PythonSource,
    Span,
    apply,
    first_argument,
    in_order,
    span_of,
)
from transforms.extract_fixtures.creations import Creation, parent, runner
from transforms.extract_fixtures.dotted_text import Code, renamed
from transforms.extract_fixtures.making import Cleanup, Making
from transforms.extract_fixtures.testfile import TestFile


@dataclass(frozen=True, slots=True)
class Written:
    """Lines of code, with the imports that they need."""

    lines: tuple[str, ...]
    imports: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """The expression that makes the instance, as text."""

    text: str
    is_awaited: bool
    imports: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the body of a fixture."""

    name: str
    scope: FixtureScope
    parameters: tuple[str, ...]
    is_async: bool
    #: What the instance is said to be.
    annotation: str = ""


def value_of(
    file: TestFile,
    creations: Sequence[Creation],
    making: Making,
    region: Span,
    home: TestFile,
) -> Value:
    """A part of a file around the values of creations, as it is to stand in another one.

    What the factories need is put in.
    """
    source = file.source
    edits = _deeper(source, region, file.unit)
    imports: tuple[Destination, ...] = ()
    is_awaited = False
    for creation in creations:
        if making.takes_context(creation) and making.context:
            text, imports = _as_named_here(making.context, home)
            edits = _given(source, creation.calls[0], text, edits)
        if making.is_coroutine(creation.factory):
            is_awaited = True
            for call in creation.calls:
                edits += _awaiting(source, creation, call)
    shifted = [edit.shifted(-region.start) for edit in in_order(edits)]
    return Value(apply(source.code[slice(*region)], shifted).decode(), is_awaited, imports)


def _as_named_here(code: Code, home: TestFile) -> tuple[str, tuple[Destination, ...]]:
    """Code by the names that a file has for what is in it, and what it still has to import."""
    text, missing = code.text, []
    for destination in code.imports:
        local = home.imported_as(f"{destination.module}.{destination.name}")
        if local is None:
            missing.append(destination)
        elif local != destination.name:
            text = renamed(ast.parse(text), text, destination.name, local)
    return text, tuple(missing)


def _given(source: PythonSource, call: ast.Call, text: str, edits: list[Edit]) -> list[Edit]:
    """The edits, with one that passes something first; nothing but white space gives way to it."""
    end = span_of(source, call).end
    opening = source.code.index(b"(", span_of(source, call.func).end)
    if source.code[opening + 1 : end - 1].strip():
        passing = first_argument(source, call, [text]) or []
        deeper = {edit.start: edit.text for edit in edits}
        # A line of its own that comes where another line gets deeper is as deep as that.
        around = [(deeper.get(edit.start, b""), edit) for edit in passing]
        taken = {edit.start for edit in passing}
        kept = [edit for edit in edits if edit.start not in taken]
        return [*kept, *(Edit(one.start, one.end, by + one.text + by) for by, one in around)]
    others = [edit for edit in edits if not opening < edit.start < end]
    return [*others, Edit(opening + 1, end - 1, text.encode())]


def _deeper(source: PythonSource, region: Span, unit: str) -> list[Edit]:
    """One step of indentation for the lines that begin in a region, but for those of strings."""
    first, last = source.line_of(region.start), source.line_of(region.end)
    in_strings = {
        line
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    }
    starts = [
        source.line_starts[line - 1]
        for line in range(first + 1, last + 1)
        if line not in in_strings and source.line_text(line).strip()
    ]
    return [Edit(start, start, unit.encode()) for start in starts]


def _awaiting(source: PythonSource, creation: Creation, call: ast.Call) -> list[Edit]:
    """Let a call be awaited, in the place of what waited for it before."""
    waiting = runner(creation, call)
    if isinstance(waiting, ast.Await):
        return []
    start, end = span_of(source, call)
    outer = span_of(source, waiting or call)
    around = parent(creation.statement, waiting or call)
    is_operand = isinstance(around, ast.Attribute | ast.Subscript) and around.value is waiting
    opening, closing = (b"(await ", b")") if is_operand else (b"await ", b"")
    return [Edit(outer.start, start, opening), Edit(end, outer.end, closing)]


def fixture(file: TestFile, head: Head, value: Value, making: Making, comment: str) -> Written:
    """A fixture that gives the value of an expression."""
    made = f"{value.text}{comment}"
    if making.cleanup is None:
        return _with_head(file, head, [f"return {made}"], value.imports, gives=head.annotation)
    annotation = f": {head.annotation}" if head.annotation else ""
    body = [f"{head.name}{annotation} = {made}", *_yielding(head, making.cleanup)]
    imports = (*value.imports, *making.cleanup.code.imports)
    return _with_head(file, head, body, imports)


def moved_block(file: TestFile, head: Head, block: Value, making: Making) -> Written:
    """A fixture that runs a whole statement, and gives what this leaves under its name."""
    if making.cleanup is None:
        return _with_head(file, head, [block.text, f"return {head.name}"], block.imports)
    imports = (*block.imports, *making.cleanup.code.imports)
    return _with_head(file, head, [block.text, *_yielding(head, making.cleanup)], imports)


def _yielding(head: Head, cleanup: Cleanup) -> list[str]:
    return [f"yield {head.name}", *cleanup.lines(head.name)]


def _with_head(
    file: TestFile,
    head: Head,
    body: Sequence[str],
    imports: Sequence[Destination],
    gives: str = "",
) -> Written:
    decorator, needed = _decorator(file, is_async=head.is_async)
    scope = "" if head.scope is FixtureScope.FUNCTION else f'(scope="{head.scope.word}")'
    keyword = "async def" if head.is_async else "def"
    inner, wanted = _imports(file, imports)
    result = f" -> {gives}" if gives else ""
    lines = [
        f"@{decorator}{scope}",
        f"{keyword} {head.name}({', '.join(head.parameters)}){result}:",
        *(f"{file.unit}{line}" if line else line for line in (*inner, *body)),
    ]
    return Written(tuple(lines), (*needed, *wanted))


def _imports(file: TestFile, imports: Sequence[Destination]) -> tuple[list[str], list[Destination]]:
    """Imports for the fixture's own body, where the file means something else by the name."""
    inner: list[str] = []
    wanted: list[Destination] = []
    for destination in dict.fromkeys(imports):
        dotted = f"{destination.module}.{destination.name}" if destination.module else ""
        bound = file.body.bound.get(destination.name.partition(".")[0], ())
        is_other = any(one.target != dotted for one in bound) and bool(dotted)
        if is_other:
            inner.append(destination.statement())
        else:
            wanted.append(destination)
    return [*inner, ""] if inner else [], wanted


def _decorator(file: TestFile, *, is_async: bool) -> tuple[str, list[Destination]]:
    """How the file writes the decorator of a fixture, with the import that it lacks."""
    return file.fixture_decorator("pytest_asyncio" if is_async and needs_plugin(file) else "pytest")


def needs_plugin(file: TestFile) -> bool:
    """Whether plain pytest leaves async fixtures alone here."""
    code = file.source.code
    is_anyio = b"mark.anyio" in code and b"mark.asyncio" not in code
    return not is_anyio and any(
        one.asyncio_mode != "auto" and not one.other_async_mode for one in file.configurations
    )
