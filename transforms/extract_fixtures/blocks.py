"""Blocks at module level: whether a creation can be taken out of one, or all of it moved."""

import ast
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto

from migrator.api import bound_in_block, ends_module, span_of
from transforms.extract_fixtures.cannot_take import CannotTake
from transforms.extract_fixtures.creations import Creation
from transforms.extract_fixtures.importers import Importers
from transforms.extract_fixtures.places import inner_statements
from transforms.extract_fixtures.testfile import TestFile

_IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError"}


class Shape(Enum):
    """How a creation stands in its module."""

    #: A statement at module level.
    PLAIN = auto()
    #: In a ``try`` that only guards imports: it can be taken out of it.
    GUARDED = auto()
    #: In a block that goes into the fixture as a whole.
    BLOCK = auto()


def shape_of(
    file: TestFile, creation: Creation, together: Sequence[Creation], importers: Importers
) -> Shape:
    """How a creation stands, and those of the same block with it.

    Raises `CannotTake` where what is around it is needed elsewhere.
    """
    statement = file.source.code[slice(*span_of(file.source, creation.statement))]
    if creation.kept.element is not None and b"#" in statement:
        raise CannotTake("there are comments in the statement that it shares with others")
    if not creation.around:
        return Shape.PLAIN
    inner = (*creation.around[1:], creation.statement)
    if len(together) == 1 and all(map(_guards_import, creation.around, inner)):
        return Shape.GUARDED
    names = {name for one in together for name in one.names}
    if len(names) != 1 or any(one.kept.element is not None for one in together):
        raise CannotTake("it stands in one block with others")
    _refuse_shared(file, creation.around[0], names, importers)
    return Shape.BLOCK


def _refuse_shared(
    file: TestFile, block: ast.stmt, names: Collection[str], importers: Importers
) -> None:
    """A block can only go into a fixture if nobody else needs what it binds."""
    for name in sorted(bound_in_block(block, file.module) - set(names)):
        for use in file.uses(name):
            place = file.standing(use)
            if place.function or place.classes or place.statements[0] is not block:
                line = file.source.line_of(use.span.start)
                raise CannotTake(f"its block also binds `{name}`, which is read in line {line}")
        if importers.paths(file.path, name):
            raise CannotTake(f"its block also binds `{name}`, which others import")
    imports = (node for node in ast.walk(block) if isinstance(node, ast.ImportFrom))
    if any(node.names[0].name == "*" for node in imports):
        raise CannotTake("its block imports names by a star")


def does_more(block: ast.stmt, names: Collection[str]) -> bool:
    """Whether a block has other work than to give some names their values."""
    for leaf in _leaves(block):
        match leaf:
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Continue() | ast.Break():
                continue
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if name in names:
                    continue
        return True
    return False


def _leaves(statement: ast.stmt) -> Iterator[ast.stmt]:
    inner = list(inner_statements(statement))
    if not inner:
        yield statement
    for one in inner:
        yield from _leaves(one)


def always_binds(statement: ast.stmt, names: set[str]) -> bool:
    """Whether some names are bound whichever way a statement takes; loops are taken to run."""
    match statement:
        case ast.If(body=body, orelse=orelse):
            return _binds(body, names) and _binds(orelse, names)
        case ast.Try(body=body, handlers=handlers, orelse=orelse):
            blocks = [[*body, *orelse], *(handler.body for handler in handlers)]
            return all(_binds(block, names) for block in blocks)
        case ast.Match(cases=cases):
            return all(_binds(case.body, names) for case in cases)
        case ast.For() | ast.While() | ast.With() | ast.AsyncFor() | ast.AsyncWith():
            return _binds(statement.body, names)
    stored = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return names <= {node.id for node in stored if isinstance(node.ctx, ast.Store)}


def _binds(block: Sequence[ast.stmt], names: set[str]) -> bool:
    if not block:
        return False
    ends = ends_module(block) or isinstance(block[-1], ast.Continue)
    return ends or any(always_binds(statement, names) for statement in block)


def _guards_import(outer: ast.stmt, inner: ast.stmt) -> bool:
    """Whether a ``try`` only sees to imports that fail, and then ends the module."""
    if not isinstance(outer, ast.Try) or outer.finalbody:
        return False
    if inner not in (*outer.body, *outer.orelse):
        return False
    return all(_catches_imports(one) and ends_module(one.body) for one in outer.handlers)


def _catches_imports(handler: ast.ExceptHandler) -> bool:
    match handler.type:
        case ast.Name(id=name):
            return name in _IMPORT_ERRORS
        case ast.Tuple(elts=elements):
            return all(isinstance(one, ast.Name) and one.id in _IMPORT_ERRORS for one in elements)
    return False
