"""What has to hold of a project after its creations have become fixtures, seen from the text."""

import ast
import io
import json
import re
import subprocess
import symtable
import sys
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.findings import Finding, State
from migrator.core.layout import Layout
from migrator.shell.environment import InstalledModules
from tests.properties.suites.projects import Project
from transforms import Catalogue

Files = Mapping[str, bytes]
Function = ast.FunctionDef | ast.AsyncFunctionDef

_CATALOGUE = Catalogue()
_ENVIRONMENT = InstalledModules()


@dataclass(frozen=True, slots=True)
class Extracted:
    """A project after the step, and what the step said."""

    files: Files
    findings: tuple[Finding, ...]
    defects: Mapping[str, str]


def extracted(files: Files, options: Mapping[str, object]) -> Extracted:
    """Carry the step out."""
    model = _CATALOGUE["extract_fixtures"].model_validate(dict(options))
    step = Step("fixtures", _CATALOGUE.transform("extract_fixtures"), model)
    engine = Engine(Layout(files), lambda _path: True, _ENVIRONMENT, Serial())
    tree = Overlay(MemoryTree(files))
    result = engine.run(step, tree, lambda _path: True)
    assert result.unreadable == ()
    tree.changed.update(
        (path, outcome.after)
        for path, outcome in result.outcomes.items()
        if outcome.after is not None
    )
    return Extracted({**files, **tree.changed}, tuple(result.findings), result.defects)


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _tabs(data: bytes) -> bytes:
    lines = (line.lstrip(b" ") for line in data.split(b"\n"))
    widths = (len(line) - len(line.lstrip(b" ")) for line in data.split(b"\n"))
    return b"\n".join(
        b"\t" * (width // 4) + b" " * (width % 4) + line
        for width, line in zip(widths, lines, strict=True)
    )


def _no_end(data: bytes) -> bytes:
    return data.removesuffix(b"\n")


_VARIANTS = {"CRLF": _crlf, "tabs": _tabs, "no end": _no_end}


def variants(project: Project, after: Extracted) -> Iterator[str]:
    """What comes out differently if a project is written in another way, each in one of some."""
    name = list(_VARIANTS)[sum(map(len, project.files.values())) % len(_VARIANTS)]
    variant = _VARIANTS[name]
    before = {path: variant(data) for path, data in project.files.items()}
    for path, data in extracted(before, project.options).files.items():
        # Where nothing is indented, or there was no file, there is only one way.
        if b":\n    " in project.files.get(path, b"") and data != variant(after.files[path]):
            yield f"with {name}, {path} comes out differently:\n{data.decode()}"


def faults(project: Project, after: Extracted) -> Iterator[str]:
    """All that is wrong, as far as the text tells."""
    yield from (f"defect in {path}: {why}" for path, why in after.defects.items())
    broken = [*_syntax(after.files)]
    if broken:
        yield from broken
        return
    yield from _creations(project, after)
    yield from _idle_parameters(project.files, after.files)
    yield from _reads_of_fixtures(project.files, after.files)
    yield from _lost_comments(project, after)


def _syntax(files: Files) -> Iterator[str]:
    for path, data in files.items():
        if path.endswith(".py"):
            try:
                compile(data, path, "exec")
            except SyntaxError as error:
                yield f"{path} does not parse: {error}"


# Creations


@dataclass(frozen=True, slots=True)
class _Made:
    """A call that has a label, where it stands."""

    statement: tuple[int, int]
    call: tuple[int, int]
    at_import: bool


def _made(data: bytes, labels: Iterable[str]) -> dict[str, _Made]:
    """The calls by their labels."""
    wanted = set(labels)
    offsets = [0]
    for line in data.split(b"\n"):
        offsets.append(offsets[-1] + len(line) + 1)

    def span(node: ast.stmt | ast.expr) -> tuple[int, int]:
        assert node.end_lineno
        assert node.end_col_offset is not None
        start = offsets[node.lineno - 1] + node.col_offset
        return start, offsets[node.end_lineno - 1] + node.end_col_offset

    found: dict[str, _Made] = {}
    for node, statement, at_import in _walked(ast.parse(data), None, at_import=True):
        if isinstance(node, ast.Call) and statement is not None:
            given = {
                keyword.value.value
                for keyword in node.keywords
                if keyword.arg in {"kind", "base"} and isinstance(keyword.value, ast.Constant)
            }
            for label in wanted & given:
                found[label] = _Made(span(statement), span(node), at_import)
    return found


def _walked(
    node: ast.AST, statement: ast.stmt | None, *, at_import: bool
) -> Iterator[tuple[ast.AST, ast.stmt | None, bool]]:
    """All nodes with their statements, and whether they are evaluated at import time."""
    yield node, statement, at_import
    for name, value in ast.iter_fields(node):
        later = isinstance(node, Function | ast.Lambda) and name == "body"
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                inner = child if isinstance(child, ast.stmt) else statement
                yield from _walked(child, inner, at_import=at_import and not later)


def _creations(project: Project, after: Extracted) -> Iterator[str]:
    for path, labels in project.labels.items():
        before = _made(project.files[path], labels)
        everywhere: dict[str, _Made] = {}
        for other, data in after.files.items():
            if other.endswith(".py"):
                everywhere.update(_made(data, labels))
        for label, made in before.items():
            yield from _creation(path, label, made, everywhere.get(label), after)


def _creation(
    path: str, label: str, made: _Made, now: _Made | None, after: Extracted
) -> Iterator[str]:
    here = [finding for finding in after.findings if finding.path == path]
    found = [one for one in here if _overlap(one, made.call)]
    found = found or [one for one in here if _overlap(one, made.statement)]
    stay = {State.MANUAL, State.SUPPRESSED}
    manual = [finding for finding in found if finding.state in stay]
    stays = now is not None and now.at_import
    if not found and (stays or not here):
        yield f"{path}: nothing is said of {label}"
    elif stays and not manual:
        yield f"{path}: {label} is still created at import time, and no finding says why"
    elif not stays and manual and len(manual) == len(found):
        yield f"{path}: {label} was to stay: {manual[0].message}"


def _overlap(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.span.start < span[1] and span[0] < finding.span.end


def has_manual(after: Extracted) -> bool:
    """Whether something stays for a person."""
    return any(finding.state is not State.APPLIED for finding in after.findings)


# Parameters


@dataclass(frozen=True, slots=True)
class _Grown:
    function: Function
    table: symtable.SymbolTable
    parameters: frozenset[str]


def _grown(before: Files, after: Files) -> dict[tuple[str, str], _Grown]:
    """The functions that have parameters which they had not."""
    found = {}
    for path, data in after.items():
        if path.startswith("tests/") and path.endswith(".py") and data != before.get(path):
            old = _functions(before.get(path, b""))
            for name, (function, table) in _functions(data).items():
                had = _parameters(old[name][0]) if name in old else frozenset()
                new = _parameters(function) - had - {"self"}
                if new:
                    found[path, name] = _Grown(function, table, new)
    return found


def _functions(data: bytes) -> dict[str, tuple[Function, symtable.SymbolTable]]:
    """The functions of a file by their dotted names, each with its number among namesakes."""
    tables = defaultdict(list)
    for table in _tables(symtable.symtable(data.decode(), "module.py", "exec")):
        tables[table.get_name(), table.get_lineno()].append(table)
    found: dict[str, tuple[Function, symtable.SymbolTable]] = {}
    for name, function in _named(ast.parse(data), ""):
        number = sum(other.partition("#")[0] == name for other in found)
        first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
        table = (tables[function.name, first] or tables[function.name, function.lineno]).pop(0)
        found[f"{name}#{number}"] = function, table
    return found


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _named(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}.{child.name}".lstrip(".")
        if isinstance(child, Function):
            yield name, child
        yield from _named(child, name)


def _parameters(function: Function) -> frozenset[str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return frozenset(argument.arg for argument in every)


def _idle_parameters(before: Files, after: Files) -> Iterator[str]:
    """Parameters that nothing reads, or that are only handed on to where nothing reads them."""
    grown = _grown(before, after)
    idle = {(place, name) for place, one in grown.items() for name in one.parameters}
    more = {
        (place, name)
        for place, name in idle
        if _is_read(grown[place].table, name)
        and not _only_handed_on(grown[place].function, name, grown)
    }
    while more:
        idle -= more
        more = {
            (place, name)
            for place, name in idle
            if any(
                (taker, name) not in idle
                for taker in grown
                if name in grown[taker].parameters
                and _plain_name(taker) in _handed_to(grown[place].function, name)
            )
        }
    for (path, function), name in idle:
        yield f"{path}: {function} has got {name} and does not need it"


def _plain_name(place: tuple[str, str]) -> str:
    return place[1].partition("#")[0].rpartition(".")[2]


def _is_read(table: symtable.SymbolTable, name: str) -> bool:
    if table.lookup(name).is_referenced():
        return True
    return any(_is_read_below(child, name) for child in table.get_children())


def _is_read_below(table: symtable.SymbolTable, name: str) -> bool:
    if name in table.get_identifiers():
        symbol = table.lookup(name)
        if symbol.is_free():
            return True
        if table.get_type() == "function" and symbol.is_local():
            return False
    return any(_is_read_below(child, name) for child in table.get_children())


def _handed_to(function: Function, name: str) -> set[str]:
    """The functions to which a name is passed."""
    return {
        called
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and (called := _last_name(node.func))
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(argument, ast.Name) and argument.id == name
    }


def _only_handed_on(function: Function, name: str, grown: Mapping[tuple[str, str], _Grown]) -> bool:
    takers = {_plain_name(place) for place, one in grown.items() if name in one.parameters}
    handed = [
        argument
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and _last_name(node.func) in takers
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(argument, ast.Name) and argument.id == name
    ]
    reads = [
        node
        for statement in function.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return len(handed) >= len(reads)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


# Names


def _reads_of_fixtures(before: Files, after: Files) -> Iterator[str]:
    """Reads that would get the fixture's function, where they got a thing."""
    for path, data in after.items():
        if not path.endswith(".py") or data == before.get(path):
            continue
        top = symtable.symtable(data.decode(), path, "exec")
        old = {node.name for node in ast.parse(before.get(path, b"")).body
               if isinstance(node, Function)}  # fmt: skip
        new = {node.name for node in ast.parse(data).body if isinstance(node, Function)} - old
        for table in _tables(top):
            for name in new & set(table.get_identifiers()):
                symbol = table.lookup(name)
                is_global = symbol.is_global() or table is top
                if symbol.is_referenced() and is_global:
                    yield f"{path}: {table.get_name()} reads the function {name}"


_OF_CREATIONS = {"# What all tests share.", "# shared", "# its kind"}


def _lost_comments(project: Project, after: Extracted) -> Iterator[str]:
    for path in project.labels:
        lost = _comments(project.files[path]) - _comments(after.files[path])
        for comment in lost:
            if comment not in _OF_CREATIONS:
                yield f"{path}: the comment {comment!r} is lost"


def _comments(data: bytes) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(data.decode()).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


# Ruff

_RULES = "F401,F811,F821,F822,F823,E301,E302,E303,E304,E305,E306,E701,E702,I001,W291,W293,W391"


def complaints(folder: Path) -> Counter[tuple[str, str, str]]:
    """What ruff says of a project: file, rule and message."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--preview", "--no-cache"),
            *("--select", _RULES, "--output-format", "json", "--exit-zero", "."),
        ],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return Counter(
        (
            Path(one["filename"]).relative_to(folder.resolve()).as_posix(),
            str(one["code"]),
            re.sub(r"\d+", "N", one["message"]),
        )
        for one in json.loads(ran.stdout)
        # An import that is tried may be there for nothing else.
        if "find_spec" not in one["message"]
    )
